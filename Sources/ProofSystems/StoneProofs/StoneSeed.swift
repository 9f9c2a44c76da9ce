package import StarkAlgebra
package import StarkCairo

/// The statement as the transcript starts from it: a list of 32-byte big-endian words.
///
///     S6 only: number of verifier-friendly layers
///     log₂ steps, rc_min, rc_max, layout code, dynamic parameters,
///     begin and stop of each segment,
///     address and value of the padding cell, number of pages,
///     for each page: (unless it is page 0) first address; number of cells; hash
///
/// What is not in here, such as the number of queries, is not bound by the transcript
/// (Stone, air/cpu/board/cpu_air_statement). Nor are the numbers of pages, but for page 0: only
/// their order is.
package struct StoneSeed: Hashable, Sendable {
  private let head: StoneSeedHead
  private let pages: StoneSeedPages

  package init(head: StoneSeedHead, pages: StoneSeedPages) {
    self.head = head
    self.pages = pages
  }

  /// The seed as one version writes it.
  package func bytes(_ version: StoneSeedVersion) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32 * (head.words.count + pages.words.count + 1))
    if version == .s6 { bytes += head.verifierFriendlyLayerCount.array }
    for word in head.words { bytes += word.array }
    for word in pages.words { bytes += word.array }
    return bytes
  }
}

/// The words of a seed that stand for the pages of public memory.
package struct StoneSeedPages: Hashable, Sendable {
  let words: [Bytes32]

  /// Hashes the pages of `memory`, which dominates the cost of a seed: the page hash of 64 (page 0)
  /// or 32 bytes a cell.
  package init(
    of memory: [PublicMemoryCell],
    hash: StoneHashName,
    counts: inout OperationCounts
  ) throws(StoneSeedError) {
    let pages = SeedPage.pages(of: memory)
    var words = [Bytes32(integer: UInt64(pages.count))]
    for page in pages {
      if page.number != 0 { words.append(Bytes32(integer: page.firstAddress)) }
      words.append(Bytes32(integer: UInt64(page.cellCount)))
      words.append(try page.digest(hash, counts: &counts))
    }
    self.words = words
  }
}
