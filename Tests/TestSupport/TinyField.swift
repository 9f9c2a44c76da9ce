/// F₉₇, small enough to try everything: 97 = 3·2⁵ + 1.
package struct TinyField: SmallPrimeField {
  package static var modulus: UInt64 { 97 }
  package static var multiplicativeGenerator: TinyField { TinyField(canonical: 5) }
  package let value: UInt64

  package init(canonical value: UInt64) { self.value = value }

  /// Every element.
  package static var all: [TinyField] { (0..<modulus).map { TinyField(canonical: $0) } }
}
