package import StarkSettlement

extension SettlementFacts {
  /// The hashes by their name in JSON and in text.
  package var named: [(name: String, title: String, value: String)] {
    var named = [
      ("gps_fact", "GPS fact", "0x\(program)"),
      ("state_transition_fact", "state transition", "0x\(stateTransition)"),
    ]
    if let onchainDataHash {
      named.append(("onchain_data_hash", "published data", "0x\(onchainDataHash)"))
    }
    named.append(("main_page_hash", "main page", "0x\(mainPage)"))
    for (index, page) in dataPages.enumerated() {
      named.append(("data_page_\(index + 1)_hash", "data page \(index + 1)", "0x\(page)"))
    }
    return named
  }
}

extension StarkExError {
  /// Such as `invalid-signature`.
  package var name: String {
    var name = ""
    for letter in "\(self)" {
      if letter.isUppercase { name += "-" }
      name += letter.lowercased()
    }
    return name
  }
}

extension SettlementLevel {
  /// The name for people.
  package var title: String { rawValue.replacing("-", with: " ") }
}
