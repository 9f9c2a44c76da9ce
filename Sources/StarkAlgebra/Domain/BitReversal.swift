/// The integer whose low `width` bits are those of `index` in reverse order.
///
/// Requires 0 ≤ index < 2^width and 0 ≤ width ≤ 62. An involution; bit-reversed order puts the
/// points x and −x of a coset next to each other.
@inlinable
package func bitReversed(_ index: Int, width: Int) -> Int {
  precondition((0...62).contains(width) && index >> width == 0, "index wider than \(width) bits")
  guard width > 0 else { return 0 }
  var bits = UInt64(index).byteSwapped
  bits = bits >> 4 & 0x0f0f_0f0f_0f0f_0f0f | (bits & 0x0f0f_0f0f_0f0f_0f0f) << 4
  bits = bits >> 2 & 0x3333_3333_3333_3333 | (bits & 0x3333_3333_3333_3333) << 2
  bits = bits >> 1 & 0x5555_5555_5555_5555 | (bits & 0x5555_5555_5555_5555) << 1
  return Int(bits >> UInt64(64 - width))
}
