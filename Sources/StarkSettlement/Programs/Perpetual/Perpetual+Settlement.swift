package import StarkAlgebra
package import StarkFaults
package import StarkVerifier

extension Perpetual: SettlementProgram {
  package static var name: String { "perpetual" }

  package static var exchange: RecognisedFile.Exchange { .perpetual }

  package static func isMeant(_ batch: Batch, by output: Output) -> Bool {
    [(batch.previous, output.previous), (batch.next, output.next)].allSatisfy { claimed, proven in
      claimed.positionsRoot == proven.positionsRoot && claimed.ordersRoot == proven.ordersRoot
    }
  }

  /// The published hashes; specification of settlement, 1.1.
  package static let releases: [ProgramRelease] = [
    ("v1.0", "0x6b59435a105c25bebdfda9228a71168428fc9191af3f8355c7ebc5ecb39755f"),
    ("of February 2022", "0x47714dc0f4a2647aaf16495aa4fd3af03842b3a55f0167fa2fac42443f6c71b"),
    ("of March 2022", "0x68992a3dde39965e83d42ea60b377883e75dc445cdd1a3e18119a7f74d1c912"),
    ("of late March 2022", "0x6dc80745df22b2e3399479cfb3ea45e1c939d5a94101ecaac5e565ca0cf113c"),
    ("v3.1", "0x6e2df19046e73ad2dc6af8536efc44793046c47ff6605641ad728f95f635d11"),
    ("v3.2 before its audit", "0x470df24db663cb90f2e442b23e3103cd9230b9ee7d191cc061425426f2c67ed"),
    (settledVersion, "0x1b40021cbe547dc19f55932fb9e92bd930917978c6b82cfe2cc1516e47407b2"),
  ].compactMap { ProgramRelease(name, $0, $1, isSettled: $0 == settledVersion) }

  private static let settledVersion = "v3.2"

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
    try State(decoding: bytes, counts: &counts)
  }

  /// What is known, with what the batch's paths show where that is too little; else what the paths
  /// show alone; else the empty state, if the batch starts from it.
  package static func previousState(
    _ known: State?,
    _ batch: Batch?,
    output: Output,
    counts: inout OperationCounts
  ) throws(Fault) -> State? {
    switch (known, batch) {
    case (let known?, let batch?): return try known.completed(by: batch, counts: &counts)
    case (let known?, nil): return known
    case (nil, let batch?) where batch.contents.paths != nil:
      return try batch.previousState(counts: &counts)
    default:
      let state = State(shared: output.previous, counts: &counts)
      return state.positions.isUnknown ? nil : state
    }
  }

  /// By the published data, or in a validium by the positions that the operator gives.
  package static func difference(
    to output: Output,
    from previous: State,
    batch: Batch?,
    counts: inout OperationCounts
  ) throws(Fault) -> Difference? {
    if let data = output.data {
      let next = try previous.applying(output, counts: &counts)
      return Difference(
        next: next,
        touched: data.positions.map(\.position),
        ticks: data.fundingTicks
      )
    }
    guard let given = batch?.contents.nextPositions else { return nil }
    let positions = given.mapValues(\.position)
    let next = try previous.applying(output, positions: positions, counts: &counts)
    return Difference(next: next, touched: given.keys.sorted(), ticks: nil)
  }

  package static func replay(
    _ batch: Batch,
    from previous: State,
    proving output: Output,
    counts: inout OperationCounts
  ) throws(Fault) -> Replay? {
    guard !previous.orders.isUnknown else {
      try batch.checkStart(from: previous)
      return nil
    }
    return try Replay(of: batch, from: previous, proving: output, counts: &counts)
  }

  package static func invariants(
    of output: Output,
    from previous: State,
    to difference: Difference,
    replay: Replay?
  ) throws(Fault) -> Invariants? {
    try Invariants(
      of: output,
      from: previous,
      to: difference.next,
      touching: difference.touched,
      ticks: difference.ticks ?? replay?.fundingTicks
    )
  }
}

extension Perpetual.State {
  /// The state of which only `shared` is known; all of it, if that is the empty one.
  fileprivate init(shared: Perpetual.SharedState, counts: inout OperationCounts) {
    self.init(
      positions: SparseTree(
        height: shared.positionsHeight,
        root: shared.positionsRoot,
        counts: &counts
      ),
      orders: SparseTree(height: shared.ordersHeight, root: shared.ordersRoot, counts: &counts),
      shared: shared
    )
  }
}
