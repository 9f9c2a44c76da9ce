extension Span<UInt8> {
  /// The eight bytes from `offset` as a little-endian word, or nil if the span ends before them.
  ///
  /// The only unsafe read of the package: the guard proves 0 ≤ offset and offset + 8 ≤ count.
  @inlinable @inline(always)
  package func littleEndianWord(at offset: Int) -> UInt64? {
    guard offset >= 0, offset <= count - 8 else { return nil }
    return unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self)
    )
  }
}
