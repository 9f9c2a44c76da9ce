import StarkSettlement

extension Perpetual.SyntheticAssetID {
  /// The text that the number spells in ASCII, such as BTC-10; in hexadecimal if it spells none.
  ///
  /// Operators write names into the upper bytes of the number and fill it up with zeros.
  package var name: String {
    let byteCount = Self.bitCount / 8
    var bytes = (0..<byteCount).map { index in
      UInt8(truncatingIfNeeded: value >> UInt128(8 * (byteCount - 1 - index)))
    }
    while bytes.last == 0 { bytes.removeLast() }
    bytes.removeFirst(bytes.prefix { $0 == 0 }.count)
    guard !bytes.isEmpty, bytes.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      return description
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
