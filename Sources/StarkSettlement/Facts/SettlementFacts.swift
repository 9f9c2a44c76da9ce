package import StarkAlgebra
package import StarkCairo

/// The hashes under which contracts know an output: of its pages, of the state transition, and of
/// the run of the program.
///
///     page hash = K(words of the page)
///     on-chain data hash = node above the data pages
///     state transition = node above the main page and the data, or K(main) if there is no data part
///     program fact = K(program hash, state transition)
///
/// with K the Keccak-256 of 32-byte big-endian words and nodes as in `FactNode`. (cairo-lang,
/// `fact_topology.py`; starkex-contracts, OnchainDataFactTreeEncoder.sol.)
public struct SettlementFacts: Hashable, Sendable {
  /// The hash of the main part.
  package let mainPage: Bytes32
  /// The hashes of the pages of the data part; empty if there is none.
  package let dataPages: [Bytes32]
  /// What the operator submits for the data part; nil if there is none.
  package let onchainDataHash: Bytes32?
  /// What the exchange contract asks its verifiers for.
  package let stateTransition: Bytes32
  /// What the contract of the prover's service has registered.
  package let program: Bytes32

  /// The facts of an output whose data part, if there is one, lies in pages of `dataPageSizes`.
  ///
  /// - Throws: that the pages are not exactly the data part, or that one is empty.
  package init(
    main: [Felt252],
    data: [Felt252],
    dataPageSizes: [Int],
    programHash: Felt252,
    counts: inout OperationCounts
  ) throws(FactTopologyError) {
    var unread = data[...]
    var pages: [FactNode] = []
    for size in dataPageSizes {
      guard (1...max(1, unread.count)).contains(size), !unread.isEmpty else {
        throw .pageSize(size)
      }
      let end = main.count + data.count - unread.count + size
      pages.append(FactNode(page: unread.prefix(size), end: end, counts: &counts))
      unread = unread.dropFirst(size)
    }
    guard unread.isEmpty else { throw .unreadWords(count: unread.count) }
    let mainNode = FactNode(page: main, end: main.count, counts: &counts)
    mainPage = mainNode.hash
    dataPages = pages.map(\.hash)
    if pages.isEmpty {
      onchainDataHash = nil
      stateTransition = mainNode.hash
    } else {
      let end = main.count + data.count
      let dataNode = FactNode(over: pages, end: end, counts: &counts)
      onchainDataHash = dataNode.hash
      stateTransition = FactNode(over: [mainNode, dataNode], end: end, counts: &counts).hash
    }
    program = ProgramFact.fact(
      programHash: programHash,
      outputRoot: stateTransition,
      counts: &counts
    )
  }

  /// The sizes of the pages of `wordCount` words where a page has at most `maximum`, at least 1.
  package static func pageSizes(wordCount: Int, maximum: Int) -> [Int] {
    stride(from: 0, to: wordCount, by: max(1, maximum)).map { min(max(1, maximum), wordCount - $0) }
  }
}
