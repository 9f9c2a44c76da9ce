import StarkSettlement
package import StarkFaults
import StarkVerifier

/// Why there is nothing to claim from a frozen exchange.
extension Fault {
  /// The ledger holds no chain.
  package static var escapeNoChain: Fault {
    Fault(.unreadable, "escape/no-chain", "the ledger holds no batch").in(.ledger)
  }

  /// The chain is not of the perpetual exchange.
  package static func escapeOtherProgram(_ name: String) -> Fault {
    Fault(
      .unsupported,
      "escape/program",
      "only positions of the perpetual exchange can be claimed",
      found: name
    ).in(.ledger)
  }

  /// There is nothing in the position.
  package static func escapeEmpty(position: UInt64) -> Fault {
    Fault(.rejected, "escape/empty", "there is nothing in the position", at: "position \(position)")
      .in(.ledger)
  }

  /// The position is worth nothing, or less; the amount is in quanta.
  package static func escapeWorthless(position: UInt64, amount: String) -> Fault {
    Fault(
      .rejected,
      "escape/worthless",
      "the position is worth nothing",
      at: "position \(position)",
      expected: "more than 0",
      found: amount
    ).in(.ledger)
  }

  /// An asset of the position has no price or funding index.
  package static func escapeUnpriced(position: UInt64) -> Fault {
    Fault(
      .rejected,
      "escape/unpriced",
      "an asset of the position has no price or funding index",
      at: "position \(position)"
    ).in(.ledger)
  }
}
