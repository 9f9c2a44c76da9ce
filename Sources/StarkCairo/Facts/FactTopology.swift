package import StarkAlgebra

/// How the output of a program is cut into pages and the pages hashed into a tree.
///
/// The tree is built on a stack. Each step pushes the hashes of the next `pageCount` pages, then
/// replaces the topmost `childCount` nodes, unless that is 0, by their parent. One node remains;
/// `FactNode` says how they are hashed. A program chooses its topology; a proof doesn't state it
/// beyond the pages.
/// (cairo-lang, `fact_topology.py`, `compute_fact.py`; GpsOutputParser.sol.)
package struct FactTopology: Hashable, Sendable {
  package let pageSizes: [Int]
  package let steps: [Step]

  package struct Step: Hashable, Sendable {
    package let pageCount: Int
    package let childCount: Int

    package init(pageCount: Int, childCount: Int) {
      self.pageCount = pageCount
      self.childCount = childCount
    }
  }

  package init(pageSizes: [Int], steps: [Step]) {
    self.pageSizes = pageSizes
    self.steps = steps
  }

  /// One page: the topology of a program that doesn't choose one.
  package static func singlePage(size: Int) -> FactTopology {
    FactTopology(pageSizes: [size], steps: [Step(pageCount: 1, childCount: 0)])
  }

  /// A main page and, under a node of their own, the pages of on-chain data; StarkEx's rollups.
  package static func mainAndData(mainSize: Int, dataPageSizes: [Int]) -> FactTopology {
    FactTopology(
      pageSizes: [mainSize] + dataPageSizes,
      steps: [
        Step(pageCount: 1 + dataPageSizes.count, childCount: dataPageSizes.count),
        Step(pageCount: 0, childCount: 2),
      ]
    )
  }

  /// The root of the tree over `output`.
  package func root(
    of output: some Collection<Felt252>,
    counts: inout OperationCounts
  ) throws(FactTopologyError) -> Bytes32 {
    var unread = output[...]
    var sizes = pageSizes[...]
    var end = 0
    var stack: [FactNode] = []
    for step in steps {
      guard (0...sizes.count).contains(step.pageCount) else { throw .pageCount(step.pageCount) }
      for size in sizes.prefix(step.pageCount) {
        guard (0...unread.count).contains(size) else { throw .pageSize(size) }
        end += size
        stack.append(FactNode(page: unread.prefix(size), end: end, counts: &counts))
        unread = unread.dropFirst(size)
      }
      sizes = sizes.dropFirst(step.pageCount)
      guard (0...stack.count).contains(step.childCount) else { throw .childCount(step.childCount) }
      if step.childCount > 0 {
        let parent = FactNode(over: stack.suffix(step.childCount), end: end, counts: &counts)
        stack.removeLast(step.childCount)
        stack.append(parent)
      }
    }
    guard unread.isEmpty, sizes.isEmpty else { throw .unreadWords(count: unread.count) }
    guard let root = stack.first, stack.count == 1 else { throw .rootCount(stack.count) }
    return root.hash
  }
}

/// Why a topology does not fit the output it is applied to, or is no tree.
package enum FactTopologyError: Error, Equatable, Sendable {
  /// A step pushes more pages than are left.
  case pageCount(Int)
  /// A page is larger than what is left of the output.
  case pageSize(Int)
  /// A step takes more children than there are nodes.
  case childCount(Int)
  /// Pages or words are left over.
  case unreadWords(count: Int)
  /// Not one node remains.
  case rootCount(Int)
}
