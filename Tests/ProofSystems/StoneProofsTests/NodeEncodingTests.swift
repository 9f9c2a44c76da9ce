import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import StoneProofs
import TestSupport
import Testing

@Suite("Nodes of Pedersen trees under a channel over bytes")
struct NodeEncodingTests {
  /// Bottom hashes whose digests are all below p.
  static let bottoms: [StoneHashName] = [
    .pedersen, .poseidon3, .keccak256Masked160LSB, .blake256Masked248LSB,
  ]

  /// The top layers that Pedersen makes; the trees of the traces have ten.
  static let friendlyLayerCount = 5

  @Test("have no second encoding x + p for x", arguments: bottoms)
  func nodes(bottom: StoneHashName) throws {
    let stoneCase = StoneCase("pedersen over \(bottom.rawValue)") {
      $0.parameters.channelHash = .keccak256
      $0.parameters.commitmentHash = bottom
      $0.parameters.verifierFriendlyCommitmentHash = .pedersen
      $0.parameters.verifierFriendlyLayerCount = Self.friendlyLayerCount
    }
    let file = try stoneCase.prove()
    var log = TranscriptLog.recording
    _ = try stoneCase.verify(file, log: &log)
    var refusedCount = 0
    for entry in log.entries where entry.label.hasPrefix("For node ") {
      let number = try #require(Int(entry.label.dropFirst("For node ".count)))
      let range = try #require(entry.byteRange)
      // Nodes are numbered from the root as 1.
      let depth = number.bitWidth - 1 - number.leadingZeroBitCount
      let isUnderAlgebraicHash =
        depth <= Self.friendlyLayerCount || bottom == .pedersen || bottom == .poseidon3
      guard let word = Bytes32(file.proof.span, at: range.lowerBound) else {
        Issue.record("the proof ends before \(range)")
        return
      }
      let (larger, overflow) = word.integer.addingReportingOverflow(Felt252.modulus)
      #expect(!overflow && word.integer < Felt252.modulus)
      var proof = file.proof
      proof.replaceSubrange(range, with: Bytes32(larger).array)
      let mutated = StoneProofFile(
        parameters: file.parameters,
        publicInput: file.publicInput,
        proof: proof
      )
      let error = #expect(throws: StoneVerificationError.self) { try stoneCase.verify(mutated) }
      switch error {
      case .rejected(.decommitment(_, .nonCanonicalNode)),
        .rejected(.fri(.decommitment(_, .nonCanonicalNode))):
        #expect(isUnderAlgebraicHash)
        refusedCount += 1
      case .rejected(.decommitment(_, .rootMismatch)),
        .rejected(.fri(.decommitment(_, .rootMismatch))):
        // A byte hash tells x + p from x by itself.
        #expect(!isUnderAlgebraicHash)
      default: Issue.record("\(range): \(String(describing: error))")
      }
    }
    #expect(refusedCount > 10)
  }
}
