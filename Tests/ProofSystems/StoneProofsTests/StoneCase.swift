import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

/// A proof for the test prover to make: a run, parameters and a version.
struct StoneCase: Sendable, CustomTestStringConvertible {
  var testDescription: String
  var stepCount = 16
  /// The values of pages 1, 2, ….
  var pages: [[Felt252]] = []
  var seedVersion = StoneSeedVersion.s6
  /// The release that makes the proof, if it is not the newest one with that seed.
  var release: StoneRelease?
  var parameters = StoneParameters(
    channelHash: .keccak256,
    commitmentHash: .keccak256,
    verifierFriendlyCommitmentHash: .keccak256,
    verifierFriendlyLayerCount: 0,
    verifierFriendlyChannelUpdates: false,
    powHash: .blake256,
    pageHash: .keccak256,
    statedMembers: Set(StoneParameters.OptionalMember.allCases),
    log2CosetCount: 2,
    friSteps: [0, 3, 2],
    lastLayerDegreeBound: 8,
    queryCount: 6,
    proofOfWorkBits: 4
  )

  init(_ description: String, _ change: (inout StoneCase) -> Void = { _ in }) {
    testDescription = description
    change(&self)
  }

  func prove(cheat: StoneCheat? = nil) throws -> StoneProofFile {
    let program = CairoProgram.squaring(count: stepCount < 32 ? 1 : 5)
    let run = CairoRun(program, stepCount: stepCount, pages: pages)
    return try StoneProver(
      run,
      parameters: parameters,
      seedVersion: seedVersion,
      release: release,
      cheat: cheat
    )
    .prove()
  }

  func verify(_ file: StoneProofFile) throws -> StoneVerification {
    var log = TranscriptLog.off
    return try verify(file, log: &log)
  }

  func verify(_ file: StoneProofFile, log: inout TranscriptLog) throws -> StoneVerification {
    var counts = OperationCounts()
    var clock = StageClock()
    return try StoneVerifier.verify(
      candidates: StoneStatement.candidates(for: file, counts: &counts),
      proof: file.proof,
      log: &log,
      clock: &clock
    )
  }
}
