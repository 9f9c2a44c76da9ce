/// F_p for p = 3·2³⁰ + 1, with subgroups as large as a test of FRI may want.
package struct ToyField: SmallPrimeField {
  package static var modulus: UInt64 { (3 << 30) + 1 }
  package static var multiplicativeGenerator: ToyField { ToyField(canonical: 5) }
  package let value: UInt64

  package init(canonical value: UInt64) { self.value = value }
}
