import StarkAlgebra
import StarkHashes
import StarkSettlement
import StarkVerifier
import TestSupport

extension BenchmarkSuite {
  /// Signatures, one by one and many on all cores, updates of a state tree, and hashes of many
  /// different pairs, which such an update is made of; an operation is a signature, leaf or hash.
  static var settlement: [MeasuredCase] {
    [
      MeasuredCase("signature/single", operationCount: 16) {
        let claims = try signedClaims(count: 16)
        return {
          for claim in claims {
            precondition((try? claim.check()) != nil, "a signature is refused")
          }
          return MeasuredRun()
        }
      },
      MeasuredCase("signature/batch", operationCount: 512, isCounted: true) {
        let claims = try signedClaims(count: 512)
        return {
          let invalid = SignatureClaim.firstInvalid(in: claims, threads: processorCount)
          precondition(invalid == nil, "a signature is refused")
          return MeasuredRun(counts: WorkCounts(OperationCounts(), least: 0, signatures: 512))
        }
      },
      differentPairs(count: 16_384),
      update(leafCount: 1_000, of: 100_000),
      update(leafCount: 10_000, of: 100_000),
    ]
  }

  private struct NoClaims: Error {}

  private static func signedClaims(count: Int) throws -> [SignatureClaim] {
    guard let claims = SignedClaims.first(count) else { throw NoClaims() }
    return claims
  }

  /// Hashes on one core, of pairs that are not in any cache and neither is what they look up.
  private static func differentPairs(count: Int) -> MeasuredCase {
    MeasuredCase("pedersen/\(count)-different", operationCount: count, isCounted: true) {
      var generator = SeededGenerator(seed: 1)
      let pairs = (0..<2 * count).map { _ in generator.nextFelt() }
      return {
        var hashes = [Felt252](repeating: .zero, count: count)
        var span = hashes.mutableSpan
        Pedersen.hash(pairs: pairs.span, into: &span)
        precondition(hashes[0] != hashes[1], "two pairs have one hash")
        var counts = OperationCounts()
        counts.pedersenHashes = count
        return MeasuredRun(counts: WorkCounts(counts, least: count))
      }
    }
  }

  /// New balances of some positions in a tree of height 64; an operation is one of them.
  private static func update(leafCount: Int, of total: Int) -> MeasuredCase {
    MeasuredCase("tree/\(leafCount)-of-\(total)", operationCount: leafCount, isCounted: true) {
      var generator = SeededGenerator(seed: 1)
      let indices = (0..<total).map { _ in generator.next() }
      var counts = OperationCounts()
      counts.threads = processorCount
      let tree = try SparseTree<Perpetual.Position>(height: 64, counts: &counts)
        .updating(positions(at: indices, collateral: 1), counts: &counts)
      let changes = positions(at: indices.prefix(leafCount), collateral: 2)
      let least = TradeLoad.leastHashes(toUpdate: changes)
      return {
        var counts = OperationCounts()
        counts.threads = processorCount
        let root = try? tree.updating(changes, counts: &counts).root
        precondition(root != nil && root != tree.root, "the tree is not updated")
        return MeasuredRun(counts: WorkCounts(counts, least: least))
      }
    }
  }

  private static func positions(
    at indices: some Sequence<UInt64>,
    collateral: Int64
  ) -> [UInt64: Perpetual.Position] {
    var positions: [UInt64: Perpetual.Position] = [:]
    for index in indices {
      positions[index] = Perpetual.Position(
        publicKey: Felt252(index),
        collateral: collateral,
        assets: (1...3).compactMap { asset in
          Perpetual.SyntheticAssetID(UInt128(asset)).map {
            Perpetual.Holding(asset: $0, balance: Int64(asset), cachedFundingIndex: 5)
          }
        },
        fundingTimestamp: 0
      )
    }
    return positions
  }
}
