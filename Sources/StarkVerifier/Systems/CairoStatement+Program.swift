import StarkAlgebra
import StarkCairo

extension VerifiedStatement {
  /// What a Cairo statement says about the program, and how that answers a policy.
  struct ProgramPart {
    /// The program, if it has one name or the policy asked for it by one.
    var program: VerifiedProgram?
    /// The programs that fit the run if there are several and none was asked for.
    var candidates: [VerifiedProgram] = []
    /// By which hash the policy got what it asked for; nil if it asked for none.
    var pin: ProgramPin?
    /// What the policy judges.
    var facts: StatementFacts
  }
}

extension CairoStatement {
  /// The program under the names that `policy` asks for, or under its own.
  ///
  /// - `layoutIsFixed`: whether all layouts that the policy takes and that have `count` builtins
  ///   have the same as this run's; asked at most once.
  ///
  /// A program matches by any of the published conventions that binds its builtins, and by a hash
  /// of the words alone where `BuiltinRule` leaves the prover no choice. A bootloader's proof also
  /// matches if every one of its tasks is allowed: the bootloader itself is trusted, its settings
  /// included, or the statement is incomplete. Costs at most the four hashes of the program,
  /// however many are allowed.
  func programPart(
    for policy: AcceptancePolicy,
    layoutIsFixed: (Int) -> Bool,
    counts: inout OperationCounts
  ) -> VerifiedStatement.ProgramPart {
    let isComplete = uncheckedItems.isEmpty
    guard case .identified(let program) = program else {
      let hash = hashOfShownProgram(among: policy.programHashes, counts: &counts)
      return VerifiedStatement.ProgramPart(
        pin: hash == nil ? nil : .publicMemory,
        facts: StatementFacts(programHash: hash, isComplete: isComplete)
      )
    }
    let answer = program.answer(
      to: policy.programHashes,
      isComplete: isComplete,
      layoutIsFixed: layoutIsFixed,
      counts: &counts
    )
    let verified = programs(of: program, counts: &counts)
    let named = (answer.name ?? program.name).flatMap { name in
      verified.first { $0.hash.value == name.hash }
    }
    return VerifiedStatement.ProgramPart(
      program: named,
      candidates: named == nil ? verified : [],
      pin: answer.pin,
      facts: StatementFacts(
        programHash: answer.hash,
        isComplete: isComplete,
        mismatch: answer.mismatch
      )
    )
  }

  /// The hash of public memory, for a program without standard start-up code, if it is allowed.
  private func hashOfShownProgram(
    among allowed: Set<ProgramHash>?,
    counts: inout OperationCounts
  ) -> ProgramHash? {
    guard let allowed, let shownProgram, shownProgram.mode == .cairo1 else { return nil }
    let hash = ProgramHash(shownProgram.words.bytecodePoseidon(counts: &counts))
    return allowed.contains(hash) ? hash : nil
  }

  /// The program under each of its names, with the tasks of a bootloader.
  private func programs(
    of program: IdentifiedProgram,
    counts: inout OperationCounts
  ) -> [VerifiedProgram] {
    let pageSizes = pageSizes(ofOutput: output.indices)
    let root = pageSizes.count == 1 ? outputRoot(of: output, counts: &counts) : nil
    var run: BootloaderRun?
    if case .bootloader(let found) = program.role { run = found }
    var tasks: [VerifiedTask]?
    if let run { tasks = self.tasks(of: run, areFacts: true, counts: &counts) }
    var programs: [VerifiedProgram] = []
    for (index, name) in program.names.enumerated() {
      programs.append(
        VerifiedProgram(
          hash: ProgramHash(name.hash),
          wordCount: program.words.count,
          builtins: name.builtins.map(\.rawValue),
          fact: root.map { Fact(programHash: name.hash, outputRoot: $0, counts: &counts) },
          bootloader: index == 0 ? run?.bootloader.name : nil,
          tasks: index == 0 ? tasks : nil,
          pageSizes: pageSizes
        )
      )
    }
    return programs
  }

  /// The tasks of a bootloader's run.
  ///
  /// - `areFacts`: whether contracts register facts of the tasks, as they do of the run's own and
  ///   not of those that a task reports.
  private func tasks(
    of run: BootloaderRun,
    areFacts: Bool,
    counts: inout OperationCounts
  ) -> [VerifiedTask] {
    var tasks: [VerifiedTask] = []
    for task in run.tasks {
      let range = task.outputOffset..<task.outputOffset + task.output.count
      let pageSizes = pageSizes(ofOutput: range)
      let root =
        areFacts && pageSizes.count == 1 ? outputRoot(of: task.output, counts: &counts) : nil
      var report: VerifiedTask.Report?
      switch task.report {
      case .run(let inner):
        report = VerifiedTask.Report(
          kind: .bootloader(name: inner.bootloader.name),
          tasks: self.tasks(of: inner, areFacts: false, counts: &counts),
          uncheckedItems: inner.hasTrustedConfiguration
            ? [] : [UncheckedItem.bootloaderConfiguration.name]
        )
      case .proof(let inner):
        report = VerifiedTask.Report(
          kind: .verifier(
            programHash: ProgramHash(inner.programHash),
            outputHash: FieldElement(inner.outputHash)
          ),
          tasks: [],
          uncheckedItems: []
        )
      case nil: break
      }
      tasks.append(
        VerifiedTask(
          programHash: ProgramHash(task.programHash),
          output: task.output.map { FieldElement($0) },
          pageSizes: pageSizes,
          fact: root.map { Fact(programHash: task.programHash, outputRoot: $0, counts: &counts) },
          report: report
        )
      )
    }
    return tasks
  }

  private func outputRoot(of output: [Felt252], counts: inout OperationCounts) -> Bytes32 {
    ProgramFact.outputRoot(of: output, counts: &counts)
  }
}

extension Fact {
  fileprivate init(
    programHash: Felt252,
    outputRoot: Bytes32,
    counts: inout OperationCounts
  ) {
    self.init(ProgramFact.fact(programHash: programHash, outputRoot: outputRoot, counts: &counts))
  }
}

/// How a program answers a demand for certain hashes.
private struct ProgramAnswer {
  /// The hash to compare with what is allowed; nil if the program has several.
  var hash: ProgramHash?
  /// The name under which the program was asked for.
  var name: ProgramName?
  var pin: ProgramPin?
  /// Why none of the hashes that are allowed names it.
  var mismatch: PolicyRefusal?
}

extension IdentifiedProgram {
  fileprivate func answer(
    to allowed: Set<ProgramHash>?,
    isComplete: Bool,
    layoutIsFixed: (Int) -> Bool,
    counts: inout OperationCounts
  ) -> ProgramAnswer {
    guard let allowed else { return ProgramAnswer(hash: name.map { ProgramHash($0.hash) }) }
    if let name = names.first(where: { allowed.contains(ProgramHash($0.hash)) }) {
      return ProgramAnswer(hash: ProgramHash(name.hash), name: name, pin: .program(.task))
    }
    let hashes = PinnedHashes(of: self, counts: &counts)
    var unbound: ProgramHash?
    for hash in allowed.sorted(by: { $0.value.integer < $1.value.integer }) {
      guard let match = hashes[hash.value] else { continue }
      if let name = match.name ?? nameFixedByRule(layoutIsFixed) {
        return ProgramAnswer(hash: hash, name: name, pin: .program(match.convention))
      }
      unbound = hash
    }
    if case .bootloader(let run) = role, isComplete {
      let tasks = run.tasks.map { ProgramHash($0.programHash) }
      if let first = tasks.first, tasks.allSatisfy(allowed.contains) {
        return ProgramAnswer(hash: first, pin: .tasks)
      }
    }
    let own = names.map { ProgramHash($0.hash) }
    let mismatch: PolicyRefusal =
      if let unbound {
        .builtinsNotBound(pinned: unbound, programs: own)
      } else if name == nil {
        .ambiguousProgram(allowed: allowed, candidates: own)
      } else {
        .programHash(allowed: allowed, offered: own[0])
      }
    return ProgramAnswer(mismatch: mismatch)
  }

  /// The name that a hash of the words alone stands for, or nil if that is the prover's choice.
  private func nameFixedByRule(_ layoutIsFixed: (Int) -> Bool) -> ProgramName? {
    switch builtinRule {
    case .words: return names[0]
    case .layout(let builtins):
      guard layoutIsFixed(builtins.count) else { return nil }
      return names.first { $0.builtins == builtins }
    case .chosen: return nil
    }
  }
}
