package import StarkAlgebra

/// A program that is known to report, truthfully, which programs it ran and what they put out.
///
/// It is recognised by its hash alone. An output of the right shape says nothing: any program can
/// write one.
package struct KnownBootloader: Hashable, Sendable {
  /// The version, for people.
  package let name: String
  /// What `hash` is computed of.
  package let convention: ProgramHash
  package let hash: Felt252
  package let format: Format

  package init(
    name: String,
    convention: ProgramHash = .task,
    hash: Felt252,
    format: Format
  ) {
    self.name = name
    self.convention = convention
    self.hash = hash
    self.format = format
  }

  /// How a bootloader's output begins.
  package enum Format: String, Hashable, Sendable {
    /// With the number of tasks: the bootloader runs every task itself.
    case simple
    /// With two words of configuration before that.
    ///
    /// A task may then be a program that verifies the proof of another bootloader's run, and the
    /// tasks of that run are reported as if this one had run them.
    case configured
  }
}

/// The two settings of a configured bootloader, which its prover chooses.
///
/// A prover who may choose them names his own verifier, one that accepts everything. They make the
/// reported tasks true only if they are known to be good, as SHARP's contract fixes them for its use.
package struct BootloaderConfiguration: Hashable, Sendable {
  /// The hash of the bootloader whose proofs are accepted.
  package let simpleBootloader: Felt252
  /// The Pedersen hash of the list of programs that are accepted as verifiers.
  package let supportedVerifiers: Felt252

  package init(simpleBootloader: Felt252, supportedVerifiers: Felt252) {
    self.simpleBootloader = simpleBootloader
    self.supportedVerifiers = supportedVerifiers
  }
}
