import StarkAlgebra

/// The bootloaders, and configurations of them, whose reports a caller believes.
package struct TrustedBootloaders: Equatable, Sendable {
  package var programs: [KnownBootloader]
  package var configurations: Set<BootloaderConfiguration>

  package init(
    programs: [KnownBootloader],
    configurations: Set<BootloaderConfiguration> = []
  ) {
    self.programs = programs
    self.configurations = configurations
  }

  /// The one of `programs` that `code` is, of which `taskHash` is the hash `ProgramHash.task`.
  ///
  /// Costs one hash more of the program for every other convention that `programs` are listed by.
  func recognise(
    _ code: ProgramCode,
    taskHash: Felt252,
    counts: inout OperationCounts
  ) -> KnownBootloader? {
    var hashes = [ProgramHash.task: taskHash]
    for program in programs {
      let hash = hashes[program.convention] ?? program.convention(code, counts: &counts)
      hashes[program.convention] = hash
      if hash == program.hash { return program }
    }
    return nil
  }
}
