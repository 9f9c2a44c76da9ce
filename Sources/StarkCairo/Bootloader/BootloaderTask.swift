package import StarkAlgebra

/// A program that a bootloader ran, as the bootloader's output reports it.
package struct BootloaderTask: Hashable, Sendable {
  /// The program's hash; the bootloader computed it from the words it ran.
  package let programHash: Felt252
  package let output: [Felt252]
  /// The index in the output of the whole run at which the task's begins.
  package let outputOffset: Int
  /// Its own report of other runs, if it is a program known to make such reports.
  package let report: Report?

  /// What a task says about runs beside its own.
  package enum Report: Hashable, Sendable {
    /// The task is a bootloader too.
    case run(BootloaderRun)
    /// The task verified a proof.
    case proof(VerifiedInside)
  }

  /// The proof that a Cairo program has verified, as its output of two words tells.
  ///
  /// How sure that is, with which policy and how many bits, is up to that program and not known
  /// here.
  package struct VerifiedInside: Hashable, Sendable {
    /// The hash `ProgramHash.bytecodePoseidon` of the program that the proof is about.
    package let programHash: Felt252
    /// The Poseidon hash of its output.
    package let outputHash: Felt252

    package init(programHash: Felt252, outputHash: Felt252) {
      self.programHash = programHash
      self.outputHash = outputHash
    }
  }
}
