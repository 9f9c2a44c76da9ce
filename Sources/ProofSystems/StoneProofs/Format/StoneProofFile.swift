package import StarkCairo
import StarkJSON

/// A proof file of Stone, decoded: what it claims, with which parameters, and the proof itself.
///
/// Every number is within `StoneLimits`, every hash allowed in its role and every name known.
/// Whether the parts fit together (layout, step list, segments) is for later checks to say.
package struct StoneProofFile: Hashable, Sendable {
  package let parameters: StoneParameters
  package let publicInput: CairoPublicInput
  /// The bytes that `proof_hex` spells.
  package let proof: [UInt8]
  /// The paths of members that hold what only the prover should know.
  ///
  /// They are not read, and no part of what is verified; but whoever has the file has them.
  package let privateMembers: [String]

  package init(
    parameters: StoneParameters,
    publicInput: CairoPublicInput,
    proof: [UInt8],
    privateMembers: [String] = []
  ) {
    self.parameters = parameters
    self.publicInput = publicInput
    self.proof = proof
    self.privateMembers = privateMembers
  }

  /// The members that count; all others are checked to be JSON and otherwise ignored.
  package static let members = ["proof_hex", "proof_parameters", "public_input"]

  /// The member under which StarkWare's Cairo verifier and Herodotus' Atlantic want a proof file.
  package static let wrapper = "proof"

  private static let privateMember = "private_input"

  /// Decodes a file: `proof_hex`, `proof_parameters` and `public_input`, in any order and spacing,
  /// or an object that has none of them but a proof file under `proof`.
  ///
  /// A root with any of the three is the proof itself, whatever is under `proof`: so a file can't
  /// be one proof to one reader and another to the next.
  ///
  /// Annotations, the prover's configuration and its private input are skipped unread, so they
  /// cannot influence anything. One pass over the text, then one over the decoded members.
  package init(
    decoding bytes: [UInt8],
    limits: StoneLimits = StoneLimits()
  ) throws(StoneFileError) {
    let (root, wrapping) = try Self.root(of: bytes, limits: limits)
    let path = wrapping == nil ? "" : Self.wrapper + "."
    privateMembers = [(wrapping, ""), (root, path)].compactMap { object, path in
      object.flatMap { Self.holdsPrivateInput($0) ? path + Self.privateMember : nil }
    }
    parameters = try StoneParameters(decoding: root.object("proof_parameters"))
    publicInput = try CairoPublicInput(decoding: root.object("public_input"), limits: limits)
    proof = try root.value("proof_hex").proofBytes(limits)
  }

  /// Whether `root` has a private input with anything in it; one that is there twice counts.
  private static func holdsPrivateInput(_ root: JSONObject) -> Bool {
    do throws(JSONError) {
      return try root.optional(privateMember).map { !$0.isVoid } ?? false
    } catch {
      return true
    }
  }

  /// The object that is the proof, and the one that it stands in, if it does.
  private static func root(
    of bytes: [UInt8],
    limits: StoneLimits
  ) throws(StoneFileError) -> (proof: JSONObject, wrapping: JSONObject?) {
    let root = try decoded { () throws(JSONError) in
      try JSONDocument(bytes, limits: limits.json, keeping: members, alsoIn: wrapper).root.object()
    }
    for name in members where try root.valueIfPresent(name) != nil { return (root, nil) }
    guard let wrapped = try root.valueIfPresent(wrapper), wrapped.kind == .object else {
      return (root, nil)
    }
    return (try wrapped.asObject(), root)
  }
}

extension StoneLimits {
  /// The bounds of the text: a cell of public memory takes seven values and names.
  fileprivate var json: JSONLimits {
    JSONLimits(
      byteCount: fileByteCount,
      valueCount: 8 * publicMemoryCellCount + 4 * dynamicParameterCount + 4096,
      nestingDepth: 32
    )
  }
}
