package import StarkAlgebra
import StarkHashes

/// A program that is known to report, truthfully, which programs it ran and what they put out.
///
/// It is recognised by its hash alone, the one that binds its words and the names of its builtins.
/// An output of the right shape says nothing: any program can write one. And a hash of the words
/// alone would not do: with other builtins under it the same words report tasks that never ran.
package struct KnownBootloader: Hashable, Sendable {
  /// The version, for people.
  package let name: String
  /// The hash `ProgramHash.task`.
  package let hash: Felt252
  package let format: Format
  /// The configurations that somebody vouches for together with this very program.
  ///
  /// Contracts pin pairs. Another bootloader may read the output of the same verifiers in another
  /// form, and then what it reports of them means nothing.
  package let configurations: Set<BootloaderConfiguration>

  package init(
    name: String,
    hash: Felt252,
    format: Format,
    configurations: Set<BootloaderConfiguration> = []
  ) {
    self.name = name
    self.hash = hash
    self.format = format
    self.configurations = configurations
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
    /// With three words of configuration, one of them an applicative bootloader.
    ///
    /// A task of that program is reported under the program hash that its own output names.
    case applicative
  }

  /// Whether the reported tasks are true under `configuration`.
  package func trusts(_ configuration: BootloaderConfiguration?) -> Bool {
    guard let configuration else { return true }
    return configuration.delegatesToNobody || configurations.contains(configuration)
  }
}

/// The settings of a configured bootloader, which its prover chooses.
///
/// A prover who may choose them names his own verifier, one that accepts everything. They make the
/// reported tasks true only if they are known to be good, as SHARP's contract fixes them for its
/// use, or if they name nobody whose word would be taken.
package struct BootloaderConfiguration: Hashable, Sendable {
  /// The hash of the bootloader whose proofs are accepted; since cairo-lang 0.14 that of a list of
  /// such hashes.
  package let simpleBootloader: Felt252
  /// The hash of the program whose output says under which program's name it counts; nil for a
  /// bootloader that knows no such program.
  package let applicativeBootloader: Felt252?
  /// The Pedersen hash of the list of programs that are accepted as verifiers.
  package let supportedVerifiers: Felt252

  package init(
    simpleBootloader: Felt252,
    applicativeBootloader: Felt252? = nil,
    supportedVerifiers: Felt252
  ) {
    self.simpleBootloader = simpleBootloader
    self.applicativeBootloader = applicativeBootloader
    self.supportedVerifiers = supportedVerifiers
  }

  /// Whether no task counts by another program's word.
  ///
  /// A verifier has to be found in the list (`find_element` in `run_bootloader.cairo`), which is
  /// impossible in an empty one, whatever the first word is. An applicative bootloader could name
  /// any program; no task has the hash 0. Whoever runs a bootloader on his own has these settings.
  package var delegatesToNobody: Bool {
    supportedVerifiers == BootloaderConfiguration.noVerifiers
      && (applicativeBootloader ?? .zero) == .zero
  }

  /// The hash of the empty list of verifiers, that is the Pedersen hash of 0 and its length 0.
  package static let noVerifiers = Pedersen.hash(.zero, .zero)
}
