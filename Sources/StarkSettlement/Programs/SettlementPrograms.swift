package import StarkFaults
package import StarkVerifier

/// The programs whose batches can be settled.
package enum SettlementPrograms {
  package static let all: [any SettlementProgram.Type] = [Perpetual.self, Spot.self]

  /// All releases that are known by name.
  package static var releases: [ProgramRelease] { all.flatMap { $0.releases } }

  /// Whether `hash` pins a release of a program, settled or not.
  package static func isKnown(_ hash: ProgramHash) -> Bool {
    releases.contains { $0.hash == hash }
  }

  /// The program of which `hash` pins a release, settled or not.
  ///
  /// - Throws: that no release has this hash.
  package static func program(
    pinnedBy hash: ProgramHash
  ) throws(Fault) -> any SettlementProgram.Type {
    guard let program = all.first(where: { $0.releases.contains { $0.hash == hash } }) else {
      throw .unknownProgram(hash)
    }
    return program
  }
}
