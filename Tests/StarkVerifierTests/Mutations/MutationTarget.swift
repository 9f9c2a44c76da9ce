import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport

/// A proof whose bytes are changed one place at a time, with the check that must notice each.
///
/// Up to the nonce a proof is absorbed into the transcript, so a change there is caught where the
/// transcript is first held against something: the constraints, then the proof of work. What
/// follows is bound by the roots.
struct MutationTarget: Sendable {
  let decoded: DecodedProof
  let regions: [ProofRegion]
  /// For every byte the index of its region.
  private let regionIndices: [Int]

  var proof: [UInt8] { decoded.file.proof }

  init(_ bytes: [UInt8]) throws {
    decoded = try DecodedProof(bytes)
    let regions = decoded.regions()
    self.regions = regions
    regionIndices = regions.indices.flatMap { index in
      repeatElement(index, count: regions[index].bytes.count)
    }
  }

  /// The message that the byte at `offset` belongs to.
  func region(at offset: Int) -> ProofRegion { regions[regionIndices[offset]] }

  /// What is wrong with the verdict on `proof`, of the same length and changed at `offset` only.
  func complaint(about proof: [UInt8], changedAt offset: Int) -> String? {
    complaint(
      about: proof,
      expecting: expectations(for: proof, changedAt: offset),
      "byte \(offset)"
    )
  }

  /// What is wrong with the verdict on `proof`, which one of `expected` must have refused.
  func complaint(
    about proof: [UInt8],
    expecting expected: [RejectionKind],
    _ mutation: @autoclosure () -> String
  ) -> String? {
    guard let found = decoded.rejection(of: proof).map({ RejectionKind($0) }) else {
      return "\(mutation()): accepted"
    }
    guard !expected.contains(found) else { return nil }
    return "\(mutation()): expected \(expected), found \(found)"
  }

  private func expectations(for proof: [UInt8], changedAt offset: Int) -> [RejectionKind] {
    let region = region(at: offset)
    let wordStart = offset - (offset - region.bytes.lowerBound) % 32
    let word = Bytes32(proof.span, at: wordStart)?.integer ?? .zero
    let isCanonical = word < Felt252.modulus
    if usesFelts || (region.role.isAbsorbed && region.holdsElements) {
      guard isCanonical else { return [.nonCanonicalWord] }
    }
    let isBadCell = region.holdsElements && !isCanonical
    switch region.role {
    case .tableRoot: return [.outOfDomain]
    case .outOfDomainValues: return outOfDomainExpectations
    case .layerRoot, .lastLayer: return [.proofOfWork]
    case .nonce: return usesFelts && word != UInt256(word.w0) ? [.nonce] : [.proofOfWork]
    case .tableOpening(let table): return [.table(table, isCell: isBadCell)]
    case .layerOpening(let layer): return [.layer(layer, isCell: isBadCell)]
    }
  }

  /// What notices a wrong claimed value: the constraints, in a layout without builtins.
  ///
  /// With builtins the trace has columns of zeros: the helpers of Pedersen's bit unpacking, if no
  /// input is close to p. A cell that is only ever multiplied by them has no say in the constraints
  /// at z. It has one in the transcript, so that the proof of work fails, and in the quotient that
  /// FRI tests.
  private var outOfDomainExpectations: [RejectionKind] {
    decoded.file.publicInput.layoutName == "plain"
      ? [.outOfDomain] : [.outOfDomain, .proofOfWork]
  }

  private var usesFelts: Bool { decoded.file.parameters.hasFieldChannel }
}

extension ProofRegion.Role {
  /// Whether the transcript absorbs the message.
  var isAbsorbed: Bool {
    switch self {
    case .tableRoot, .outOfDomainValues, .layerRoot, .lastLayer, .nonce: true
    case .tableOpening, .layerOpening: false
    }
  }
}
