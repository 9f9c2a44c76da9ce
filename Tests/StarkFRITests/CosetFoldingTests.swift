import StarkAlgebra
import StarkFRI
import TestSupport
import Testing

@Suite("Folding")
struct CosetFoldingTests {
  @Test("a row of 2ˢ values folds to 2ˢ times its interpolation at the challenge", arguments: 1...6)
  func interpolation(step: Int) {
    check(Felt252.self, step: step)
    check(ToyField.self, step: step)
  }

  /// Neighbours on a coset o·⟨ρ⟩ are the values of the polynomial r of degree < 2ˢ with
  /// r(x) = f(x) there; folding with a gives 2ˢ·r(a).
  private func check<Element: TwoAdicField>(_ type: Element.Type, step: Int) {
    var generator = SeededGenerator(seed: UInt64(step))
    func random() -> Element {
      Element(generator.next()) * Element(generator.next()) + Element(generator.next())
    }
    let folding = CosetFolding<Element>(step: step)
    let offset = random()
    let inverseOffset = offset.inverse() ?? .zero
    let challenge = random()
    let row = Coset(offset: offset, log2Size: step)
    let polynomial = (0..<row.size).map { _ in random() }
    // A second row before it shows that only the row at `start` is touched.
    let before = (0..<row.size).map { _ in random() }
    var values =
      before
      + (0..<row.size).map { Element.evaluate(polynomial, at: row.element(bitReversed: $0)) }

    for index in 0..<row.size {
      let point = row.element(bitReversed: index)
      #expect(
        folding.inverseOffset(ofPointWithInverse: point.inverse() ?? .zero, at: index)
          == inverseOffset
      )
    }
    let folded = folding.fold(
      &values,
      at: row.size,
      challenge: challenge,
      inverseOffset: inverseOffset
    )
    #expect(
      folded == Element(UInt64(row.size)) * Element.evaluate(polynomial, at: challenge)
    )
    #expect(Array(values[..<row.size]) == before)
  }

  @Test("folding by s + t is folding by s, then by t with the challenge to the 2ˢ")
  func composition() {
    var generator = SeededGenerator(seed: 7)
    let challenge = generator.nextFelt()
    let inverseOffset = generator.nextFelt()
    var values = (0..<64).map { _ in generator.nextFelt() }
    var halves = values
    let whole = CosetFolding<Felt252>(step: 6)
      .fold(&values, at: 0, challenge: challenge, inverseOffset: inverseOffset)
    let inner = CosetFolding<Felt252>(step: 2)
    let domain = Coset<Felt252>(log2Size: 6)
    let inner16 = (0..<16).map { row in
      let point = domain.element(bitReversed: 4 * row).inverse() ?? .zero
      return inner.fold(
        &halves,
        at: 4 * row,
        challenge: challenge,
        inverseOffset: inverseOffset * point
      )
    }
    var outer = inner16
    let folded = CosetFolding<Felt252>(step: 4).fold(
      &outer,
      at: 0,
      challenge: challenge.squared(times: 2),
      inverseOffset: inverseOffset.squared(times: 2)
    )
    #expect(folded == whole)
  }
}
