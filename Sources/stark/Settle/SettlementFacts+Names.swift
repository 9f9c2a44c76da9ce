import StarkSettlement

extension SettlementFacts {
  /// The hashes by their name in JSON and in text.
  var named: [(name: String, title: String, value: String)] {
    var named = [
      ("gps_fact", "GPS fact", "0x\(gpsFact)"),
      ("state_transition_fact", "state transition", "0x\(stateTransitionFact)"),
    ]
    if let onchainDataHash {
      named.append(("onchain_data_hash", "published data", "0x\(onchainDataHash)"))
    }
    return named
  }
}
