package import StarkAlgebra
package import StarkFaults

extension Spot {
  /// A part of a packed word.
  package enum PackedPart: String, Sendable {
    /// What is above the parts, or between them.
    case padding
    case vaultIndex = "vault index"
    case difference
    case type
    case amount
    case nonce
    case expiration
    case key
    case token
  }
}

extension Fault {
  /// The output ends before this word.
  package static func outputEndsEarly(before place: Spot.OutputPlace) -> Fault {
    Fault(.rejected, "statement/output-short", "the output ends early", at: "before \(place)")
  }

  /// A number is larger than the program can have written.
  package static func outputOutOfRange(_ place: Spot.OutputPlace, allowed: String, found: Felt252)
    -> Fault
  {
    Fault(
      .rejected,
      "statement/output-range",
      "a word of the output is out of range",
      at: place,
      expected: allowed,
      found: "\(found)"
    )
  }

  /// A packed word has bits where there can be none, or a part that is out of its range.
  package static func outputPacking(
    _ place: Spot.OutputPlace,
    _ part: Spot.PackedPart,
    found: Felt252
  ) -> Fault {
    Fault(
      .rejected,
      "statement/output-packing",
      "a packed word of the output has a wrong \(part.rawValue)",
      at: place,
      found: "\(found)"
    )
  }

  /// A list is not sorted as the program sorts it, or has something twice.
  package static func outputNotAscending(_ place: Spot.OutputPlace) -> Fault {
    Fault(.rejected, "statement/output-order", "a list of the output is not sorted", at: place)
  }

  /// An L1 order that is in the list already.
  package static func repeatedOrder(index: Int) -> Fault {
    Fault(
      .rejected,
      "statement/output-repeated-order",
      "an L1 order is in the output twice",
      at: "\(Spot.OutputPlace.l1Order(index, .owner))"
    )
  }

  /// A change refers to an entry that a table doesn't have.
  package static func missingEntry(_ place: Spot.OutputPlace, _ part: Spot.PackedPart) -> Fault {
    Fault(
      .rejected,
      "statement/output-missing-entry",
      "a changed vault refers to a \(part.rawValue) that is not published",
      at: place
    )
  }

  /// No change refers to an entry of a table.
  package static func unusedEntry(_ place: Spot.OutputPlace) -> Fault {
    Fault(.rejected, "statement/output-unused-entry", "no changed vault refers to it", at: place)
  }

  /// A vault without balance has a key or token that is not 0.
  package static func ownedEmptyVault(index: UInt64) -> Fault {
    Fault(
      .rejected,
      "statement/output-empty-vault",
      "a vault without balance has an owner or a token",
      at: "\(Spot.VaultID(rollupIndex: index))"
    )
  }

  /// A changed vault is beyond the height of its tree.
  package static func vaultIndex(_ index: UInt64, height: Int) -> Fault {
    Fault(
      .rejected,
      "statement/output-vault-index",
      "a changed vault is not in the tree",
      at: "\(Spot.VaultID(rollupIndex: index))",
      expected: "below 2^\(height)"
    )
  }
}
