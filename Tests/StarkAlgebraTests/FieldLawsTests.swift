import StarkAlgebra
import TestSupport
import Testing

@Suite("Field laws")
struct FieldLawsTests {
  @Test("hold in the field of 97 elements, tried exhaustively")
  func tinyField() {
    #expect(FieldLaws.violations(in: TinyField.all).isEmpty)
    #expect(FieldLaws.violations(ofRootsIn: TinyField.self).isEmpty)
    #expect(FieldLaws.violations(ofCellsOf: TinyField.all).isEmpty)
    #expect(
      Set(TinyField.all.map { TinyField.multiplicativeGenerator.power($0.value) }).count == 96
    )
  }

  @Test("hold in the toy field of the FRI tests")
  func toyField() {
    var generator = SeededGenerator(seed: 1)
    let largest = ToyField.modulus - 1
    let elements =
      [0, 1, 2, largest, largest - 1, largest / 2].map { ToyField($0) }
      + (0..<20).map { _ in ToyField(generator.next()) }
    #expect(FieldLaws.violations(in: elements).isEmpty)
    #expect(FieldLaws.violations(ofRootsIn: ToyField.self).isEmpty)
    #expect(FieldLaws.violations(ofCellsOf: elements).isEmpty)
    for factor: UInt64 in [2, 3] {
      #expect(ToyField.multiplicativeGenerator.power(largest / factor) != .one)
    }
    #expect(Integer(ToyField.modulus).isProbablePrime)
  }

  @Test("hold in the STARK field, edge values included")
  func starkField() {
    var generator = SeededGenerator(seed: 2)
    let edges = EdgeValues.felts.shuffled(using: &generator).prefix(60)
    let elements = [.zero, .one, -.one] + edges + (0..<10).map { _ in generator.nextFelt() }
    #expect(FieldLaws.violations(in: elements).isEmpty)
    #expect(FieldLaws.violations(ofRootsIn: Felt252.self).isEmpty)
    #expect(FieldLaws.violations(ofCellsOf: EdgeValues.felts).isEmpty)
  }

  @Test("a broken field is caught")
  func brokenField() {
    #expect(
      FieldLaws.violations(in: [BrokenField(1), BrokenField(2)])
        .contains("multiplication distributes")
    )
  }
}

/// The integers with a product that forgets to add one factor.
private struct BrokenField: Field {
  let value: UInt64
  static var zero: BrokenField { BrokenField(0) }
  static var one: BrokenField { BrokenField(1) }
  init(_ integer: UInt64) { value = integer }
  static func + (x: BrokenField, y: BrokenField) -> BrokenField { BrokenField(x.value &+ y.value) }
  static func - (x: BrokenField, y: BrokenField) -> BrokenField { BrokenField(x.value &- y.value) }
  static func * (x: BrokenField, y: BrokenField) -> BrokenField {
    BrokenField(x.value &* y.value &+ 1)
  }
  func squared() -> BrokenField { self * self }
  func inverse() -> BrokenField? { nil }
}
