import StarkSettlement
package import StarkVerifier

/// Why there is nothing to claim from a frozen exchange.
package enum EscapeFault: Error, Equatable, Sendable {
  /// The ledger holds no chain.
  case noChain
  /// The chain is not of the perpetual exchange.
  case otherProgram(String)
  /// There is nothing in the position.
  case empty(position: UInt64)
  /// The position is worth nothing, or less; the amount is in quanta.
  case worthless(position: UInt64, amount: String)
  /// An asset of the position has no price or funding index.
  case unpriced(position: UInt64)
}

extension EscapeFault: SettlementFault {
  package var failure: Failure {
    switch self {
    case .noChain: Failure("escape/no-chain", "the ledger holds no batch")
    case .otherProgram(let name):
      Failure(
        "escape/program",
        "only positions of the perpetual exchange can be claimed",
        found: name
      )
    case .empty(let position):
      Failure("escape/empty", "there is nothing in the position", at: "position \(position)")
    case .worthless(let position, let amount):
      Failure(
        "escape/worthless",
        "the position is worth nothing",
        at: "position \(position)",
        expected: "more than 0",
        found: amount
      )
    case .unpriced(let position):
      Failure(
        "escape/unpriced",
        "an asset of the position has no price or funding index",
        at: "position \(position)"
      )
    }
  }
}
