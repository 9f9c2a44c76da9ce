/// Which of Stone's forms a proof has.
package struct StoneVersion: Hashable, Sendable {
  /// The release that writes this form.
  package let release: StoneRelease
  /// Which definition of the layout's constraints it uses.
  package let layout: CPULayout.Variant

  package init(release: StoneRelease, layout: CPULayout.Variant) {
    self.release = release
    self.layout = layout
  }

  /// How the public input is hashed into the first channel state.
  package var seed: StoneSeedVersion { release.seed }
}
