/// The product of a signed and an unsigned number of 128 bits, exactly.
package struct SignedProduct: Equatable, Sendable {
  private let isNegative: Bool
  private let high: UInt128
  private let low: UInt128

  package init(_ a: Int128, _ b: UInt128) {
    let product = a.magnitude.multipliedFullWidth(by: b)
    (high, low) = (product.high, product.low)
    isNegative = a < 0 && b > 0
  }
}

extension SignedProduct: Comparable {
  package static func < (x: Self, y: Self) -> Bool {
    switch (x.isNegative, y.isNegative) {
    case (true, false): true
    case (false, true): false
    case (false, false): (x.high, x.low) < (y.high, y.low)
    case (true, true): (y.high, y.low) < (x.high, x.low)
    }
  }
}
