/// Which of Stone's published forms a proof has.
package struct StoneVersion: Hashable, Sendable {
  /// How the public input is hashed into the first channel state.
  package let seed: StoneSeedVersion
  /// Which definition of the layout's constraints it uses.
  package let layout: CPULayout.Variant

  package init(seed: StoneSeedVersion, layout: CPULayout.Variant) {
    self.seed = seed
    self.layout = layout
  }
}
