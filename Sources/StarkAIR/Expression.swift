package import StarkAlgebra

/// A polynomial expression in trace cells and parameters, as a tree.
///
/// Constraints are written with the usual operators and integer literals; the type is concrete on
/// purpose, since a sum of many literals over a generic field does not type-check in useful time.
package indirect enum Expression: Equatable, Sendable {
  case constant(Felt252)
  case cell(Cell)
  case parameter(Parameter)
  case sum(Expression, Expression)
  case difference(Expression, Expression)
  case product(Expression, Expression)

  package static func + (a: Expression, b: Expression) -> Expression { .sum(a, b) }
  package static func - (a: Expression, b: Expression) -> Expression { .difference(a, b) }
  package static func * (a: Expression, b: Expression) -> Expression { .product(a, b) }
  package static func += (a: inout Expression, b: Expression) { a = a + b }

  /// The square a·a.
  package var squared: Expression { .product(self, self) }

  /// a·(a − 1), which vanishes exactly on bits.
  package var isBit: Expression { squared - self }

  /// 2^exponent.
  package static func powerOfTwo(_ exponent: Int) -> Expression {
    .constant(Felt252(2).power(UInt64(exponent)))
  }
}

extension Expression: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: UInt64) { self = .constant(Felt252(value)) }
}

/// A value that is fixed for one proof: a challenge, a public value or a periodic column at z.
///
/// The AIR that owns the constraints assigns the indices and supplies the values in that order.
package struct Parameter: Hashable, Sendable {
  package let index: Int

  package init(index: Int) { self.index = index }
}
