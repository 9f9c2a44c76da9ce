package import StarkAlgebra

extension Perpetual {
  /// A batch as the operator holds it: everything the program reads, and what it should come to.
  ///
  /// Quantities that the program itself bounds are kept as they are read, so that a batch out of
  /// bounds is refused by the rule that refuses it in the program.
  package struct Batch: Equatable, Sendable {
    package let configuration: GeneralConfiguration
    package let previous: SharedState
    /// What the operator says the state is afterwards; its system time is an input of the program.
    package let next: SharedState
    /// In hours since 1970; no request of the batch may expire before.
    package let minimumExpiration: UInt64
    package let transactions: [Transaction]
    /// The lowest prices that price ticks may bring, ascending by asset as the configuration is.
    package let minimumPrices: [SignedPrice]
    /// The highest prices, as many as lowest ones.
    package let maximumPrices: [SignedPrice]
    package let contents: BatchContents
    package let claims: BatchClaims
    /// The words that fit on a page of published data; a hint that the program does not bind.
    package let pageWordCount: Int?
  }

  /// What stands, before and after the batch, at the places that it touches.
  package struct BatchContents: Equatable, Sendable {
    package let positions: [UInt64: ClaimedPosition]
    package let orders: [UInt64: UInt64]
    /// The siblings from leaf to root in the previous trees; nil if the file has none.
    package let paths: BatchPaths?
    /// Nil if the file does not say.
    package let nextPositions: [UInt64: ClaimedPosition]?
    /// Nil if the file does not say.
    package let nextOrders: [UInt64: UInt64]?
  }

  /// A position, and what the file says its hash is, if it does.
  package struct ClaimedPosition: Equatable, Sendable {
    package let position: Position
    package let hash: Felt252?
  }

  /// The siblings of touched leaves, from leaf to root.
  package struct BatchPaths: Equatable, Sendable {
    package let positions: [UInt64: [Felt252]]
    package let orders: [UInt64: [Felt252]]
  }

  /// Hashes that follow from the rest of the file; nil where the file does not have them.
  package struct BatchClaims: Equatable, Sendable {
    package let configurationHash: Felt252?
    /// In the order of the assets.
    package let assetHashes: [Felt252?]
    package let previousHash: Bytes32?
    package let nextHash: Bytes32?
  }
}
