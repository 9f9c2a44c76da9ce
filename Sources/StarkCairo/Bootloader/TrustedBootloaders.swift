package import StarkAlgebra

/// The programs whose reports about other programs a caller believes.
package struct TrustedBootloaders: Equatable, Sendable {
  /// Programs that run others, each with the configurations it is trusted with.
  package var programs: [KnownBootloader]
  /// The hashes `ProgramHash.task` of programs that verify a proof and put out two words about it.
  package var verifiers: Set<Felt252>

  package init(programs: [KnownBootloader], verifiers: Set<Felt252> = []) {
    self.programs = programs
    self.verifiers = verifiers
  }

  /// The bootloader whose hash `ProgramHash.task` is `hash`, or nil if there is none.
  package func program(_ hash: Felt252) -> KnownBootloader? {
    programs.first { $0.hash == hash }
  }
}
