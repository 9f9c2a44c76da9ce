import StarkAlgebra
import StarkSettlement

extension SparseTree {
  /// Whether the leaves at `indices`, where they are known, hash to the root; as much work as an
  /// update of them.
  func isSound(at indices: [UInt64]) -> Bool {
    let paths = Set(indices).compactMap { try? path(of: $0) }
    var counts = OperationCounts()
    return (try? SparseTree(height: height, root: root, paths: paths, counts: &counts)) != nil
  }
}
