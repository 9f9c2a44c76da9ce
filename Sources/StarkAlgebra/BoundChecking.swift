/// Whether arithmetic looks at the bounds that its comments prove.
///
/// Limbs stay within their words because of bounds that hold for every operand, proven beside the
/// code. To look at them costs as much as the arithmetic, and not to look lets a slip of one
/// character pass for years. So the code that rests on such bounds is generic over this choice: the
/// product makes it once, for `UncheckedBounds`, which compiles to nothing, and tests run the same
/// functions with a choice of their own that does look.
@usableFromInline
package protocol BoundChecking {
  /// Learns that the bound described by `bound` is meant to hold here; `holds` says whether it
  /// does.
  static func require(_ holds: @autoclosure () -> Bool, _ bound: StaticString)
}

/// The choice of the product: bounds are proven, not looked at.
@frozen
@usableFromInline
package enum UncheckedBounds: BoundChecking {
  @inlinable @inline(always)
  package static func require(_ holds: @autoclosure () -> Bool, _ bound: StaticString) {}
}
