package import StarkAlgebra
package import StarkFaults
package import StarkVerifier

extension Spot: SettlementProgram {
  package typealias Difference = StateDifference

  package static var name: String { "spot" }

  package static var exchange: RecognisedFile.Exchange { .spot }

  package static func isMeant(_ batch: Batch, by output: Output) -> Bool {
    batch.initial == output.initial && batch.final == output.final
  }

  /// The published hashes; specification of settlement, 1.1.
  package static let releases: [ProgramRelease] = [
    ("v3.0", "0x2be25eb8dc62284cd62062bb39dff37957f6a04f5f1681582b58dcaf03f157a"),
    ("v3.0u1", "0x7b4994a723f43963ab71438c99ec80a166106f79479714ad8d994d099b692cc"),
    ("v4.5", "0x9869aac53f2168ffb425aaed885262c69245a104346ec5b81e918d67aec99"),
    (settledVersion, "0x62ffb837ac37b7c1fb1ef9b72093641ca1d20c7df167eeffff3df2ff7ec1d6b"),
  ].compactMap { ProgramRelease(name, $0, $1, isSettled: $0 == settledVersion) }

  private static let settledVersion = "v5"

  package static func output(_ words: [Felt252]) throws(Fault) -> Output {
    try Output(decoding: words)
  }

  package static func batch(_ bytes: [UInt8]) throws(Fault) -> Batch {
    try Batch(decoding: bytes)
  }

  package static func state(
    _ bytes: [UInt8],
    counts: inout OperationCounts
  ) throws(Fault) -> State {
    try StateFile.decode(bytes, counts: &counts).state
  }

  /// What is known, or what the roots say: a root of an empty tree says all.
  package static func previousState(
    _ known: State?,
    _ batch: Batch?,
    output: Output,
    counts: inout OperationCounts
  ) throws(Fault) -> State? {
    known ?? State(heights: output.heights, roots: output.initial, counts: &counts)
  }

  package static func difference(
    to output: Output,
    from previous: State,
    batch: Batch?,
    counts: inout OperationCounts
  ) throws(Fault) -> StateDifference? {
    let difference = try previous.difference(to: output, touched: batch?.touched, counts: &counts)
    let checks = [difference.validiumVaults, difference.rollupVaults, difference.orders]
    return checks.allSatisfy { $0 == .notChecked } ? nil : difference
  }

  package static func replay(
    _ batch: Batch,
    from previous: State,
    proving output: Output,
    counts: inout OperationCounts
  ) throws(Fault) -> Replay? {
    guard !previous.hasUnknownTree else { return nil }
    let replay = try Replay(of: batch, from: previous, counts: &counts)
    try replay.check(against: output)
    return replay
  }

  package static func invariants(
    of output: Output,
    from previous: State,
    to difference: StateDifference,
    replay: Replay?
  ) throws(Fault) -> Invariants? {
    try Invariants.check(output)
    try Invariants.checkFulfilment(of: difference.amounts ?? [:])
    guard let vaults = difference.vaults else { return nil }
    try Invariants.checkConservation(
      of: output,
      vaults: vaults,
      minted: replay?.mintedTokens
    )
    return Invariants(changedVaultCount: vaults.count)
  }
}

extension Spot.State {
  /// Whether of one of the trees nothing but the root is known.
  fileprivate var hasUnknownTree: Bool {
    validiumVaults.isUnknown || rollupVaults.isUnknown || orders.isUnknown
  }
}
