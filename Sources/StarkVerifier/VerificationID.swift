import StarkAlgebra
import StarkHashes

/// The name of a question put to a verifier: these files, under this policy, for this version of
/// it.
///
/// The same question has the same id in every interface, and its answer never changes, so the id is
/// the key under which answers are stored and repeated questions are recognised. The question is
/// named and not the statement that was found: a false proof claims the same statement as a true
/// one, and a file that is no proof claims none. It is the Blake2s-256 digest of a text of lines
/// that end with a line feed, where a digest is Blake2s-256 of a file's bytes, in lowercase
/// hexadecimal digits:
///
///     swift-stark verification 1
///     verifier VERSION
///     policy DIGEST             of `AcceptancePolicy.json`
///     proof DIGEST
///
/// A settlement check adds lines of its own, which `Settlement.id` lists. Costs one compression for
/// 64 bytes.
public struct VerificationID: Hashable, Sendable {
  private let digest: Bytes32

  fileprivate init(_ digest: Bytes32) {
    self.digest = digest
  }

  /// The id with this description; nil for any other text.
  public init?(_ description: String) {
    let digits = description.dropFirst(2)
    guard description.hasPrefix("0x"), digits.utf8.count == 64,
      digits.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
      let integer = UInt256(hexadecimal: String(digits))
    else { return nil }
    digest = Bytes32(integer)
  }
}

extension VerificationID: LosslessStringConvertible {
  /// `0x` and 64 lowercase hexadecimal digits.
  public var description: String { "0x\(digest)" }
}

/// The text that a `VerificationID` is the digest of, line by line.
package struct VerificationQuestion: Sendable {
  private var text = "swift-stark verification 1\n"

  /// A question about `proof` under `policy`.
  package init(proof: [UInt8], policy: AcceptancePolicy) {
    add("verifier", Verifier.version)
    add("policy", fileBytes: Array(policy.json.utf8))
    add("proof", fileBytes: proof)
  }

  /// Adds a line with `value`, which has none of its own.
  package mutating func add(_ name: String, _ value: String) {
    text += "\(name) \(value)\n"
  }

  /// Adds a line with the digest of a file.
  package mutating func add(_ name: String, fileBytes bytes: [UInt8]) {
    add(name, "\(Blake2s256.hash(bytes.span))")
  }

  /// The digest of the text.
  package var id: VerificationID {
    let bytes = Array(text.utf8)
    return VerificationID(Blake2s256.hash(bytes.span))
  }
}

extension Verifier {
  /// The version of the verifier: answers may change only with it.
  public static let version = "\(versionText)"

  /// The same as a constant of the program, which C can point to.
  package static let versionText: StaticString = "0.1.0"

  /// The id of the question what the file of these `bytes` proves; nil if the policy finds it too
  /// large to look at.
  public func id(of bytes: [UInt8]) -> VerificationID? {
    guard UInt64(bytes.count) <= policy.limits.fileBytes else { return nil }
    return VerificationQuestion(proof: bytes, policy: policy).id
  }
}
