import StarkAlgebra
import StarkBenchmarks
import StarkSettlement
import TestSupport

extension BenchmarkSuite {
  /// Signatures, and updates of state trees; all cores work on batches.
  static var settlement: [MeasuredCase] {
    [
      MeasuredCase("signature/single", operationCount: 16) {
        let claims = try signedClaims(count: 16)
        return {
          precondition(claims.allSatisfy(\.isValid), "a signature is refused")
          return []
        }
      },
      MeasuredCase("signature/batch", operationCount: 512) {
        let claims = try signedClaims(count: 512)
        return {
          precondition(SignatureClaim.firstInvalid(in: claims) == nil, "a signature is refused")
          return []
        }
      },
      update(leafCount: 1_000, of: 100_000),
      update(leafCount: 10_000, of: 100_000),
    ]
  }

  private static func signedClaims(count: Int) throws -> [SignatureClaim] {
    guard let claims = SignedClaims.first(count) else {
      throw BenchmarkError.inputRefused(name: "signature")
    }
    return claims
  }

  /// New balances of some positions in a tree of height 64; an operation is one of them.
  private static func update(leafCount: Int, of total: Int) -> MeasuredCase {
    MeasuredCase("tree/\(leafCount)-of-\(total)", operationCount: leafCount) {
      var generator = SeededGenerator(seed: 1)
      let indices = (0..<total).map { _ in generator.next() }
      var counts = OperationCounts()
      let tree = try SparseTree<Perpetual.Position>(height: 64, counts: &counts)
        .updating(positions(at: indices, collateral: 1), counts: &counts)
      let changes = positions(at: indices.prefix(leafCount), collateral: 2)
      return {
        var counts = OperationCounts()
        let updated = try? tree.updating(changes, counts: &counts)
        precondition(updated?.root != tree.root, "the update is refused")
        return []
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
