package import StarkVerifier

/// The programs whose batches can be settled.
package enum SettlementPrograms {
  package static let all: [any SettlementProgram.Type] = [Perpetual.self, Spot.self]

  /// All releases that are known by name.
  package static var releases: [ProgramRelease] { all.flatMap { $0.releases } }

  /// The program that `hash` pins.
  ///
  /// - Throws: that no release has this hash, or one that can't be settled.
  package static func program(
    pinnedBy hash: ProgramHash
  ) throws(SettlementError) -> any SettlementProgram.Type {
    for program in all {
      guard let release = program.releases.first(where: { $0.hash == hash }) else { continue }
      guard release.isSettled else { throw .unsupported(.unsupportedRelease(release)) }
      return program
    }
    throw .refused(.unknownProgram(hash))
  }
}
