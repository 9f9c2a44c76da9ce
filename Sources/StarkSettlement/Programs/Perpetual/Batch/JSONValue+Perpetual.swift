import StarkAlgebra
package import StarkFaults
package import StarkJSON

extension JSONValue {
  /// The id of a synthetic asset, `0x` and digits.
  package func syntheticAsset() throws(Fault) -> Perpetual.SyntheticAssetID {
    let word = try word()
    guard word.bitWidth <= Perpetual.SyntheticAssetID.bitCount,
      let id = Perpetual.SyntheticAssetID(UInt128(word.w1) << 64 | UInt128(word.w0))
    else { throw .outOfRange(at: location, allowed: "less than 2^120", found: "\(word)") }
    return id
  }

  /// The integer below 2¹²⁸ of a decimal string.
  ///
  /// `integer()` reads one bit less.
  func unsigned128() throws(Fault) -> UInt128 {
    let text = try text()
    guard (1...39).contains(text.utf8.count),
      text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      text == "0" || !text.hasPrefix("0")
    else { throw .notDecimal(at: location, found: text.cut(toByteCount: 48)) }
    guard let integer = UInt128(text) else {
      throw .outOfRange(at: location, allowed: "less than 2^128", found: text)
    }
    return integer
  }
}

extension JSONRecord {
  /// The field element that a member claims, nil if it isn't there.
  func claimedElement(_ name: String) throws(Fault) -> Felt252? {
    guard let value = try optional(name) else { return nil }
    return try value.fieldElement()
  }
}
