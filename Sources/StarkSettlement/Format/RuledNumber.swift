import StarkFaults
import StarkJSON

/// A number of a transaction that is too small or too large for its field.
///
/// Where a rule of the exchange decides which numbers are in range, no limit of the format may
/// answer in its place: the file is what it should be, and the transaction in it breaks the rule.
/// So the transaction is read as one that does nothing but break it.
package struct RuledNumber: Hashable, FaultDetail {
  /// The kinds of numbers that rules bound.
  package enum Field: Hashable, Sendable {
    case amount(Spot.Amount)
    case nonce
    case expiration
    /// The number of a vault on the exchange.
    case vault
    /// The number of a vault on the chain below.
    case l1Vault
    /// The time of a tick.
    case tickTime
  }

  package let field: Field
  package let value: Int128
  /// The side of a settlement that the number is of.
  package let party: Spot.Party?

  package init(_ field: Field, _ value: Int128, of party: Spot.Party? = nil) {
    self.field = field
    self.value = value
    self.party = party
  }
}

extension JSONValue {
  /// The number of a field that holds 0 ..< 2⁶⁴ and whose range a rule decides.
  ///
  /// - Throws: ``Fault/ruled(_:at:)`` for any other, up to 127 bits.
  func integer(
    ruledAs field: RuledNumber.Field,
    of party: Spot.Party? = nil
  ) throws(Fault) -> UInt64 {
    let integer = try integer()
    guard let value = UInt64(exactly: integer) else {
      throw .ruled(RuledNumber(field, integer, of: party), at: location)
    }
    return value
  }
}

extension Fault {
  /// An integer that its field doesn't hold, and that a rule has to refuse; the reader of the
  /// transaction makes one of it that does.
  static func ruled(_ number: RuledNumber, at location: JSONLocation) -> Fault {
    Fault(
      .malformed,
      "malformed/range",
      "a number is out of range",
      at: location,
      expected: "0 to \(UInt64.max)",
      found: "\(number.value)",
      detail: number
    )
  }
}
