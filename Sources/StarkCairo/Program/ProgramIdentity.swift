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
  package let code: ProgramCode
  /// The authoritative hash, `ProgramHash.task`.
  package let hash: Felt252
  package let role: Role

  package enum Role: Hashable, Sendable {
    case standalone
    case bootloader(BootloaderRun)
  }

  /// How `hash` identifies this program, or nil if it doesn't.
  ///
  /// Tries the authoritative hash, then the others; a hash that is none of them costs about two
  /// Pedersen hashes and half a Poseidon permutation a word.
  package func convention(
    of hash: Felt252,
    counts: inout OperationCounts
  ) -> ProgramHash? {
    if hash == self.hash { return .task }
    for convention in [ProgramHash.bytecodePoseidon, .compiled, .bytecodePedersen] {
      guard convention(code, counts: &counts) != hash else { return convention }
    }
    return nil
  }
}

extension IdentifiedProgram {
  /// The program `code`, and what it reports of its tasks if it is one of the bootloaders trusted.
  init(
    code: ProgramCode,
    output: [Felt252],
    trusting trusted: TrustedBootloaders,
    counts: inout OperationCounts
  ) throws(BootloaderRejection) {
    let hash = ProgramHash.task(code, counts: &counts)
    let bootloader = trusted.recognise(code, taskHash: hash, counts: &counts)
    var role = Role.standalone
    if let bootloader {
      role = .bootloader(try BootloaderRun(of: bootloader, output: output))
    }
    self.init(code: code, hash: hash, role: role)
  }

  /// Whether the program took no settings from its prover but such as are trusted.
  func isConfigured(withinTrust trusted: TrustedBootloaders) -> Bool {
    guard case .bootloader(let run) = role, let configuration = run.configuration else {
      return true
    }
    return trusted.configurations.contains(configuration)
  }
}
