/// A prover message that is decoded but not yet absorbed.
///
/// The payload is out of reach outside this module: the only way to it is `Channel.read(_:)`,
/// which absorbs the encoding first. A verifier therefore cannot act on a claim, or draw a
/// challenge that ought to depend on it, before the transcript is bound to it (the weak
/// Fiat–Shamir class of bugs).
package struct Unread<Value> {
  /// The decoded value.
  let value: Value
  /// The bytes the channel absorbs, as they stand in the proof.
  let encoding: ArraySlice<UInt8>

  /// Wraps `value`, whose encoding in the proof is `encoding`; the slice keeps the proof's indices.
  package init(_ value: Value, encoding: ArraySlice<UInt8>) {
    self.value = value
    self.encoding = encoding
  }

  /// Where the message stands in the proof.
  package var byteRange: Range<Int> { encoding.indices }
}

extension Unread: Sendable where Value: Sendable {}
