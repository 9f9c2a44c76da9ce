public import StarkVerifier

extension SettlementFacts {
  /// The fact that the contract of the proving service has registered.
  public var gpsFact: Fact { Fact(program) }

  /// The fact that the exchange contract asks its verifiers for.
  public var stateTransitionFact: Fact { Fact(stateTransition) }

  /// What the operator submits for the published data; nil if there is none.
  public var publishedDataHash: Fact? { onchainDataHash.map { Fact($0) } }
}
