package import StarkAlgebra
package import StarkVerifier

extension Spot {
  /// Why words are no output of the program.
  package enum OutputFault: SettlementFault {
    /// The output ends before this word.
    case endsEarly(before: OutputPlace)
    /// A number is larger than the program can have written.
    case outOfRange(OutputPlace, allowed: String, found: Felt252)
    /// A packed word has bits where there can be none, or a part that is out of its range.
    case packing(OutputPlace, PackedPart, found: Felt252)
    /// A list is not sorted as the program sorts it, or has something twice.
    case notAscending(OutputPlace)
    /// An L1 order that is in the list already.
    case repeatedOrder(index: Int)
    /// A change refers to an entry that a table doesn't have.
    case missingEntry(OutputPlace, PackedPart)
    /// No change refers to an entry of a table.
    case unusedEntry(OutputPlace)
    /// A vault without balance has a key or token that is not 0.
    case ownedEmptyVault(index: UInt64)
    /// A changed vault is beyond the height of its tree.
    case vaultIndex(UInt64, height: Int)
  }

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

extension Spot.OutputFault {
  package var failure: Failure {
    switch self {
    case .endsEarly(let place):
      Failure("statement/output-short", "the output ends early", at: "before \(place)")
    case .outOfRange(let place, let allowed, let found):
      Failure(
        "statement/output-range",
        "a word of the output is out of range",
        at: "\(place)",
        expected: allowed,
        found: "\(found)"
      )
    case .packing(let place, let part, let found):
      Failure(
        "statement/output-packing",
        "a packed word of the output has a wrong \(part.rawValue)",
        at: "\(place)",
        found: "\(found)"
      )
    case .notAscending(let place):
      Failure("statement/output-order", "a list of the output is not sorted", at: "\(place)")
    case .repeatedOrder(let index):
      Failure(
        "statement/output-repeated-order",
        "an L1 order is in the output twice",
        at: "\(Spot.OutputPlace.l1Order(index, .owner))"
      )
    case .missingEntry(let place, let part):
      Failure(
        "statement/output-missing-entry",
        "a changed vault refers to a \(part.rawValue) that is not published",
        at: "\(place)"
      )
    case .unusedEntry(let place):
      Failure("statement/output-unused-entry", "no changed vault refers to it", at: "\(place)")
    case .ownedEmptyVault(let index):
      Failure(
        "statement/output-empty-vault",
        "a vault without balance has an owner or a token",
        at: "\(Spot.VaultID(rollupIndex: index))"
      )
    case .vaultIndex(let index, let height):
      Failure(
        "statement/output-vault-index",
        "a changed vault is not in the tree",
        at: "\(Spot.VaultID(rollupIndex: index))",
        expected: "below 2^\(height)"
      )
    }
  }
}
