import StarkAlgebra
import StarkChannel
import StarkHashes

extension TableCommitment {
  /// Climbs from the opened rows to the root, one level at a time.
  ///
  /// At each level the indices are ascending; a node whose sibling is not among them takes it from
  /// the proof, in that order. The number of levels comes from the table's height, never from the
  /// proof, so a leaf cannot pass for a node. Finding other rows with this root is finding a
  /// collision: soundness error ≤ hashes tried² / 2^(digest bits).
  func verify(
    rows: [Int],
    words: [Bytes32],
    from reader: inout OpeningReader,
    path: @autoclosure () -> String,
    log: inout TranscriptLog,
    counts: inout OperationCounts
  ) throws(CommitmentRejection) {
    var indices = rows
    var nodes = try leaves(of: words, counts: &counts)
    var depth = log2RowCount
    while depth > 0 {
      let demandsElement = hash.demandsElement(
        atDepth: depth,
        leafDepth: log2RowCount,
        leavesAreCells: columnCount == 1
      )
      var children: [Bytes32] = []
      children.reserveCapacity(2 * nodes.count)
      var parents: [Int] = []
      parents.reserveCapacity(nodes.count)
      var next = 0
      while next < indices.count {
        let index = indices[next]
        let node = nodes[next]
        parents.append(index / 2)
        next += 1
        if next < indices.count, indices[next] == index ^ 1 {
          children.append(node)
          children.append(nodes[next])
          next += 1
          continue
        }
        let start = reader.offset
        let sibling = try reader.next()
        // Otherwise whoever passes a proof on could give a node another encoding.
        guard !demandsElement || sibling.integer < Felt252.modulus else {
          throw .nonCanonicalNode(depth: depth)
        }
        noteSibling(
          sibling,
          index: index ^ 1,
          depth: depth,
          at: start..<reader.offset,
          path: path(),
          log: &log
        )
        children.append(index % 2 == 0 ? node : sibling)
        children.append(index % 2 == 0 ? sibling : node)
      }
      nodes = try parentNodes(of: children, depth: depth, counts: &counts)
      indices = parents
      depth -= 1
    }
    guard nodes[0] == root else {
      throw .rootMismatch(expected: root, found: nodes[0])
    }
  }

  /// The leaves of the opened rows.
  private func leaves(
    of words: [Bytes32],
    counts: inout OperationCounts
  ) throws(CommitmentRejection) -> [Bytes32] {
    guard columnCount > 1 else { return words }
    var leaves = [Bytes32](repeating: .zero, count: words.count / columnCount)
    var span = leaves.mutableSpan
    do {
      try hash.hashRows(
        words.span,
        columnCount: columnCount,
        leafDepth: log2RowCount,
        into: &span,
        counts: &counts
      )
    } catch {
      throw .nonCanonicalNode(depth: log2RowCount + 1)
    }
    return leaves
  }

  /// The parents of consecutive pairs of `children`, which have depth `depth`.
  private func parentNodes(
    of children: [Bytes32],
    depth: Int,
    counts: inout OperationCounts
  ) throws(CommitmentRejection) -> [Bytes32] {
    var parents = [Bytes32](repeating: .zero, count: children.count / 2)
    var span = parents.mutableSpan
    do {
      if columnCount == 1, depth == log2RowCount {
        try hash.hashCellPairs(children.span, leafDepth: depth, into: &span, counts: &counts)
      } else {
        try hash.compress(children.span, depth: depth, into: &span, counts: &counts)
      }
    } catch {
      throw .nonCanonicalNode(depth: depth)
    }
    return parents
  }

  /// Logs a node read from the proof, numbered from the root as 1 like in Stone's annotations.
  private func noteSibling(
    _ sibling: Bytes32,
    index: Int,
    depth: Int,
    at range: Range<Int>,
    path: @autoclosure () -> String,
    log: inout TranscriptLog
  ) {
    if columnCount == 1, depth == log2RowCount {
      log.message(
        at: range,
        path(),
        "To complete packages, element #\(index)",
        .data("\(sibling.integer)")
      )
    } else {
      log.message(
        at: range,
        path(),
        "For node \((1 << depth) + index)",
        .hash(sibling, hash.digestForm(atDepth: depth))
      )
    }
  }
}
