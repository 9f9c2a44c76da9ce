package import StarkAlgebra

/// Which program a proof is about.
package enum ProgramIdentity: Hashable, Sendable {
  /// The program is known to the last word, and every check of its run was made.
  case identified(IdentifiedProgram)
  /// Some check could not be made; the statement's unchecked items say which.
  case unidentified
}

/// A program known to the last word.
package struct IdentifiedProgram: Hashable, Sendable {
  /// The words from address 1 on, the six of the start-up code first.
  package let words: [Felt252]
  /// The programs of these words that fit the run, each under the names of its builtins.
  ///
  /// There is at least one. If `role` is a bootloader's, that comes first.
  package let names: [ProgramName]
  package let role: Role
  /// By which rule a hash of the words alone would name the program.
  package let builtinRule: BuiltinRule
  /// What all hashes under names have in common.
  let digest: ProgramDigest

  package enum Role: Hashable, Sendable {
    case standalone
    case bootloader(BootloaderRun)
  }

  /// The program's name, if there is only one or it is that of a known bootloader.
  ///
  /// Otherwise the run is one of any of `names`, and to call one of them the program would deny the
  /// others.
  package var name: ProgramName? {
    switch role {
    case .standalone: names.count == 1 ? names[0] : nil
    case .bootloader: names[0]
    }
  }
}

/// A program under the names of its builtins, and the hash that binds both.
package struct ProgramName: Hashable, Sendable {
  /// In the order of `main`'s arguments.
  package let builtins: [Builtin]
  /// The authoritative hash, `ProgramHash.task`.
  package let hash: Felt252
}

extension IdentifiedProgram {
  /// The program of `words`, and what it reports of its tasks if it is one of the bootloaders
  /// trusted.
  ///
  /// Costs a Pedersen hash a word, and n + 4 for each of `assignments` with its n builtins.
  init(
    words: [Felt252],
    assignments: [[Builtin]],
    layoutBuiltins: [Builtin],
    output: [Felt252],
    trusting trusted: TrustedBootloaders,
    counts: inout OperationCounts
  ) throws(BootloaderRejection) {
    let digest = ProgramDigest(of: words, counts: &counts)
    var names: [ProgramName] = []
    for builtins in assignments {
      names.append(
        ProgramName(builtins: builtins, hash: digest.task(builtins, counts: &counts))
      )
    }
    var role = Role.standalone
    for (index, name) in names.enumerated() {
      guard let bootloader = trusted.program(name.hash) else { continue }
      names.swapAt(0, index)
      role = .bootloader(try BootloaderRun(of: bootloader, output: output, trusting: trusted))
      break
    }
    self.init(
      words: words,
      names: names,
      role: role,
      builtinRule: BuiltinRule(assignments: assignments, layoutBuiltins: layoutBuiltins),
      digest: digest
    )
  }
}

extension ProgramIdentity {
  /// By which rule a hash of the words alone would name the program; nil if it is unidentified.
  package var builtinRule: BuiltinRule? {
    switch self {
    case .identified(let program): program.builtinRule
    case .unidentified: nil
    }
  }
}
