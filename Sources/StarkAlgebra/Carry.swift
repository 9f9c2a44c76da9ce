/// x + y + carry, with the carry out written back.
///
/// At most one of the two additions overflows, so "their flags differ" is the carry. This spelling
/// is the one that becomes an add/adc chain: joining the flags with `||` or `|` costs a factor 1.8
/// in the field multiplication.
@inlinable @inline(always)
package func addCarry(_ x: UInt64, _ y: UInt64, _ carry: inout UInt64) -> UInt64 {
  let (first, firstOverflow) = x.addingReportingOverflow(y)
  let (sum, secondOverflow) = first.addingReportingOverflow(carry)
  carry = firstOverflow != secondOverflow ? 1 : 0
  return sum
}

/// x − y − borrow, with the borrow out written back.
@inlinable @inline(always)
package func subtractBorrow(_ x: UInt64, _ y: UInt64, _ borrow: inout UInt64) -> UInt64 {
  let (first, firstOverflow) = x.subtractingReportingOverflow(y)
  let (difference, secondOverflow) = first.subtractingReportingOverflow(borrow)
  borrow = firstOverflow != secondOverflow ? 1 : 0
  return difference
}
