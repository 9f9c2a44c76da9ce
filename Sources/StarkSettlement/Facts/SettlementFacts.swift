package import StarkAlgebra
package import StarkCairo

/// The hashes under which contracts know an output: of its pages, of the state transition, and of
/// the run of the program.
///
///     page hash = K(words of the page)
///     on-chain data hash = node above the data pages
///     state transition = node above the main page and the data,
///                        or K(main) if there is no data part
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

  /// The facts of an output whose data part, if there is one, lies in `dataPages`.
  package init(
    main: some Collection<Felt252>,
    dataPages pages: [some Collection<Felt252>],
    programHash: Felt252,
    counts: inout OperationCounts
  ) {
    var end = main.count
    let mainNode = FactNode(page: main, end: end, counts: &counts)
    var nodes: [FactNode] = []
    for page in pages {
      end += page.count
      nodes.append(FactNode(page: page, end: end, counts: &counts))
    }
    mainPage = mainNode.hash
    dataPages = nodes.map(\.hash)
    let dataNode = nodes.isEmpty ? nil : FactNode(over: nodes, end: end, counts: &counts)
    onchainDataHash = dataNode?.hash
    stateTransition = Self.stateTransition(mainNode, dataNode, counts: &counts)
    program = ProgramFact.fact(
      programHash: programHash,
      outputRoot: stateTransition,
      counts: &counts
    )
  }

  /// The hash that the exchange contract asks for, from the nodes of the main part and of the data
  /// part.
  package static func stateTransition(
    _ main: FactNode,
    _ data: FactNode?,
    counts: inout OperationCounts
  ) -> Bytes32 {
    guard let data else { return main.hash }
    return FactNode(over: [main, data], end: data.end, counts: &counts).hash
  }
}
