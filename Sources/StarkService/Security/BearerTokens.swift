package import StarkAlgebra
import StarkHashes

/// The tokens that let a client in.
///
/// Only digests are kept and compared, each completely, so that the time of a comparison says
/// nothing about how much of a token was right.
package struct BearerTokens: Sendable {
  private let digests: [Bytes32]

  /// A token that is shorter can be found out by trying.
  package static let minimumLength = 16
  package static let maximumLength = 4096

  /// Why a token is none.
  package enum Fault: Error, Equatable, Sendable {
    case length
    case character
  }

  /// No token: everybody is let in.
  package static let none = BearerTokens(digests: [])

  private init(digests: [Bytes32]) {
    self.digests = digests
  }

  /// The tokens in `texts`; blanks and line feeds around them don't count.
  package init(_ texts: [String]) throws(Fault) {
    var digests: [Bytes32] = []
    for text in texts {
      let token = Self.trimmed(text)
      guard (Self.minimumLength...Self.maximumLength).contains(token.count) else { throw .length }
      // As in RFC 6750, chapter 2.1: no blanks, no control characters.
      guard token.allSatisfy({ (0x21...0x7e).contains($0) }) else { throw .character }
      digests.append(Blake2s256.hash(token.span))
    }
    self.init(digests: digests)
  }

  package var isEmpty: Bool { digests.isEmpty }

  /// Whether the value of an Authorization field has one of the tokens, or none is needed.
  package func admit(_ authorization: String?) -> Bool {
    guard !isEmpty else { return true }
    guard let authorization, authorization.prefix(7).lowercased() == "bearer " else { return false }
    let token = Self.trimmed(String(authorization.dropFirst(7)))
    guard token.count <= Self.maximumLength else { return false }
    let offered = Blake2s256.hash(token.span)
    // No end at the first that matches.
    var isAdmitted = false
    for digest in digests {
      let isEqual = Self.areEqual(digest, offered)
      isAdmitted = isAdmitted || isEqual
    }
    return isAdmitted
  }

  /// Compares all bytes, whatever they are.
  package static func areEqual(_ a: Bytes32, _ b: Bytes32) -> Bool {
    (a.w0 ^ b.w0) | (a.w1 ^ b.w1) | (a.w2 ^ b.w2) | (a.w3 ^ b.w3) == 0
  }

  private static func trimmed(_ text: String) -> [UInt8] {
    let blanks = Array(" \t\r\n".utf8)
    let bytes = Array(text.utf8).drop { blanks.contains($0) }
    guard let last = bytes.lastIndex(where: { !blanks.contains($0) }) else { return [] }
    return Array(bytes[...last])
  }
}
