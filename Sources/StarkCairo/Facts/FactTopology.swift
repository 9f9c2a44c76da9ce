package import StarkAlgebra

/// How the output of a program is cut into pages and the pages hashed into a tree.
///
/// The tree is built on a stack. Each step pushes the hashes of the next `pageCount` pages, then
/// replaces the topmost `childCount` nodes, unless that is 0, by their parent. One node remains.
///
///     leaf = K(words of the page)
///     parent = K(hash₁, end₁, …, hashₖ, endₖ) + 1 mod 2²⁵⁶
///
/// where endᵢ is the number of output words up to the end of child i and K is Keccak-256 of 32-byte
/// big-endian words. A program chooses its topology; a proof doesn't state it beyond the pages.
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
    var stack: [Node] = []
    for step in steps {
      guard (0...sizes.count).contains(step.pageCount) else { throw .pageCount(step.pageCount) }
      for size in sizes.prefix(step.pageCount) {
        guard (0...unread.count).contains(size) else { throw .pageSize(size) }
        end += size
        let hash = KeccakWords(unread.prefix(size)).digest(counts: &counts)
        stack.append(Node(hash: hash, end: end))
        unread = unread.dropFirst(size)
      }
      sizes = sizes.dropFirst(step.pageCount)
      guard (0...stack.count).contains(step.childCount) else { throw .childCount(step.childCount) }
      if step.childCount > 0 {
        let parent = Node(over: stack.suffix(step.childCount), end: end, counts: &counts)
        stack.removeLast(step.childCount)
        stack.append(parent)
      }
    }
    guard unread.isEmpty, sizes.isEmpty else { throw .unreadWords(count: unread.count) }
    guard let root = stack.first, stack.count == 1 else { throw .rootCount(stack.count) }
    return root.hash
  }

  private struct Node {
    let hash: Bytes32
    let end: Int

    init(hash: Bytes32, end: Int) {
      self.hash = hash
      self.end = end
    }

    init(over children: ArraySlice<Node>, end: Int, counts: inout OperationCounts) {
      var words = KeccakWords()
      for child in children {
        words.append(child.hash)
        words.append(UInt64(child.end))
      }
      let digest = words.digest(counts: &counts).integer
      self.init(hash: Bytes32(digest.addingReportingOverflow(UInt256(1)).sum), end: end)
    }
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
