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

  package init(parameters: StoneParameters, publicInput: CairoPublicInput, proof: [UInt8]) {
    self.parameters = parameters
    self.publicInput = publicInput
    self.proof = proof
  }

  /// The members that count; all others are checked to be JSON and otherwise ignored.
  static let members = ["proof_hex", "proof_parameters", "public_input"]

  /// Decodes a file: `proof_hex`, `proof_parameters` and `public_input`, in any order and spacing.
  ///
  /// Annotations, the prover's configuration and its private input are skipped unread, so they
  /// cannot influence anything. One pass over the text, then one over the decoded members.
  package init(
    decoding bytes: [UInt8],
    limits: StoneLimits = StoneLimits()
  ) throws(StoneFileError) {
    let root = try decoded { () throws(JSONError) in
      try JSONDocument(bytes, limits: limits.json, keeping: Self.members).root.object()
    }
    parameters = try StoneParameters(decoding: root.object("proof_parameters"))
    publicInput = try CairoPublicInput(decoding: root.object("public_input"), limits: limits)
    let digits = try root.value("proof_hex")
    proof = try decoded { () throws(JSONError) in
      try digits.hexadecimalBytes(maximumCount: limits.proofByteCount)
    }
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
