package import StarkAlgebra

/// The fact that a page of public memory was shown to Ethereum's registry of pages.
///
///     fact = K(kind, p, cell count, z, α, ∏(z − (address + α·value)), page hash, start address)
///
/// z and α are the challenges of the memory argument, kind is 0 for page 0 (whose start address is
/// written as 0, and whose hash is over address and value of each cell) and 1 for a continuous page
/// (whose hash is over the values). (StarkWare, MemoryPageFactRegistry.sol.)
package struct MemoryPageFact: Hashable, Sendable {
  /// ∏(z − (address + α·value)).
  package let product: Felt252
  /// The Keccak-256 hash of the page.
  package let pageHash: Bytes32
  package let fact: Bytes32

  /// The fact of a continuous page.
  package init(
    of page: PublicMemoryPage,
    z: Felt252,
    alpha: Felt252,
    counts: inout OperationCounts
  ) {
    self.init(
      kind: 1,
      start: page.start,
      cells: page.values.enumerated().map { (page.start + UInt64($0), $1) },
      message: KeccakWords(page.values),
      challenges: (z, alpha),
      counts: &counts
    )
  }

  /// The fact of page 0, whose `cells` are in the order of the file.
  package init(
    ofMainPage cells: [PublicMemoryCell],
    z: Felt252,
    alpha: Felt252,
    counts: inout OperationCounts
  ) {
    self.init(
      kind: 0,
      start: 0,
      cells: cells.map { ($0.address, $0.value) },
      message: KeccakWords(cells.lazy.flatMap { [Felt252($0.address), $0.value] }),
      challenges: (z, alpha),
      counts: &counts
    )
  }

  private init(
    kind: UInt64,
    start: UInt64,
    cells: [(address: UInt64, value: Felt252)],
    message: KeccakWords,
    challenges: (z: Felt252, alpha: Felt252),
    counts: inout OperationCounts
  ) {
    counts.multiplications += 2 * cells.count
    product = cells.reduce(.one) { product, cell in
      product * (challenges.z - (Felt252(cell.address) + challenges.alpha * cell.value))
    }
    pageHash = message.digest(counts: &counts)
    var words = KeccakWords()
    words.append(kind)
    words.append(Bytes32(Felt252.modulus))
    words.append(UInt64(cells.count))
    words.append(challenges.z)
    words.append(challenges.alpha)
    words.append(product)
    words.append(pageHash)
    words.append(start)
    fact = words.digest(counts: &counts)
  }
}
