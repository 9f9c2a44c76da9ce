package import StarkVerifier

/// Why a text names no policy.
package enum PolicyChoiceError: Error, Equatable, Sendable {
  case unknownName(String)
  case file(PolicyFileError)
}

extension PolicyChoiceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownName(let name):
      "There is no policy “\(name.withoutControlCharacters)”; named policies are "
        + AcceptancePolicy.named.map(\.name).joined(separator: ", ") + "."
    case .file(let error): "policy: \(error)"
    }
  }
}

extension AcceptancePolicy {
  /// The longest text of a policy that is looked at, in bytes.
  package static let maximumTextLength = 1 << 20

  /// The policy that an embedding program chooses with `text`.
  ///
  /// That is the name of a policy, or the content of a policy file, which begins with `{`.
  package init(choice text: [UInt8]) throws(PolicyChoiceError) {
    let blanks = Array(" \t\r\n".utf8)
    guard text.first(where: { !blanks.contains($0) }) == UInt8(ascii: "{") else {
      let name = String(decoding: text.prefix(64), as: UTF8.self)
      guard text.count <= 64, let policy = Self.named(name) else { throw .unknownName(name) }
      self = policy
      return
    }
    do {
      try self.init(json: text)
    } catch {
      throw .file(error)
    }
  }
}
