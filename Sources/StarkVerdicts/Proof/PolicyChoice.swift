import StarkAlgebra
package import StarkVerifier

/// Why a text names no policy.
package enum PolicyChoiceError: Error, Equatable, Sendable {
  case unknownName(String)
  /// The text is no policy file, and maybe looks like a file of another kind.
  case file(PolicyFileError, RecognisedFile? = nil)
}

extension PolicyChoiceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownName(let name):
      "There is no policy “\(name.withoutControlCharacters)”; "
        + (NearestName.nearest(to: name, among: Self.names).map { "did you mean \($0)? Named" }
          ?? "named")
        + " policies are \(Self.names.joined(separator: ", "))."
    case .file(let error, nil): "policy: \(error)"
    case .file(let error, let file?): "policy: \(error); the file looks like \(file.phrase)"
    }
  }

  private static var names: [String] { AcceptancePolicy.named.map(\.name) }
}

extension RecognisedFile {
  /// What a text looks like that is not a policy; nil if that tells no more than the error does.
  package init?(insteadOfPolicy text: [UInt8]) {
    let file = RecognisedFile(text)
    guard !file.isVague, file.whole != .policy else { return nil }
    self = file
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
    let content = text.dropFirst(text.span.byteOrderMarkLength)
    guard content.first(where: { !blanks.contains($0) }) == UInt8(ascii: "{") else {
      let name = String(decoding: text.prefix(64), as: UTF8.self).cut(toByteCount: 64)
      guard text.count <= 64, let policy = Self.named(name) else { throw .unknownName(name) }
      self = policy
      return
    }
    do {
      try self.init(json: text)
    } catch {
      throw .file(error, RecognisedFile(insteadOfPolicy: text))
    }
  }
}
