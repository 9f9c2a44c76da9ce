package import StarkAlgebra

/// The elements of the STARK field with the same functions as `Felt252`, all bounds looked at.
package struct CheckedFelt252: Field {
  package let element: Felt252

  package init(_ element: Felt252) { self.element = element }

  package init(_ integer: UInt64) { self.init(Felt252(integer)) }

  package static var zero: CheckedFelt252 { CheckedFelt252(Felt252.zero) }
  package static var one: CheckedFelt252 { CheckedFelt252(Felt252.one) }

  package static func + (x: CheckedFelt252, y: CheckedFelt252) -> CheckedFelt252 {
    CheckedFelt252(Felt252.sum(x.element, y.element, checking: RecordedBounds.self))
  }

  package static func - (x: CheckedFelt252, y: CheckedFelt252) -> CheckedFelt252 {
    CheckedFelt252(Felt252.difference(x.element, y.element, checking: RecordedBounds.self))
  }

  package static func * (x: CheckedFelt252, y: CheckedFelt252) -> CheckedFelt252 {
    CheckedFelt252(Felt252.product(x.element, y.element, checking: RecordedBounds.self))
  }

  package func squared() -> CheckedFelt252 {
    CheckedFelt252(element.squared(checking: RecordedBounds.self))
  }

  package func inverse() -> CheckedFelt252? {
    element.inverse(checking: RecordedBounds.self).map(CheckedFelt252.init)
  }
}
