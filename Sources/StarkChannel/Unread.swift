/// A prover message that is decoded but not yet absorbed.
///
/// The payload is out of reach outside this module: the only way to it is `Channel.read(_:)`,
/// which absorbs the encoding first. A verifier therefore cannot act on a claim, or draw a
/// challenge that ought to depend on it, before the transcript is bound to it (the weak
/// Fiat–Shamir class of bugs).
package struct Unread<Value> {
  /// The decoded value.
  let value: Value
  /// The bytes the channel absorbs: as they stand in the proof, or a digest that binds the value.
  let encoding: ArraySlice<UInt8>
  /// Where the message stands in the proof.
  package let byteRange: Range<Int>

  /// Wraps `value`, whose encoding in the proof is `encoding`; the slice keeps the proof's indices.
  package init(_ value: Value, encoding: ArraySlice<UInt8>) {
    self.value = value
    self.encoding = encoding
    byteRange = encoding.indices
  }

  /// Wraps `value`, which stands at `byteRange` and is absorbed by its digest.
  package init(_ value: Value, at byteRange: Range<Int>, digest: [UInt8]) {
    self.value = value
    encoding = digest[...]
    self.byteRange = byteRange
  }
}

extension Unread: Sendable where Value: Sendable {}
