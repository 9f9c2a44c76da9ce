extension Perpetual.SyntheticAssetID {
  /// The text that the number spells in ASCII, such as BTC-10; in hexadecimal if it spells none.
  ///
  /// Operators write names into the upper bytes of the number and fill it up with zeros. No two
  /// assets have the same name: a number that begins with zeros, or spells `0x`, is in hexadecimal.
  package var name: String {
    let byteCount = Self.bitCount / 8
    var bytes = (0..<byteCount).map { index in
      UInt8(truncatingIfNeeded: value >> UInt128(8 * (byteCount - 1 - index)))
    }
    while bytes.last == 0 { bytes.removeLast() }
    guard !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7e).contains($0) }),
      !bytes.starts(with: "0x".utf8)
    else { return description }
    return String(decoding: bytes, as: UTF8.self)
  }
}
