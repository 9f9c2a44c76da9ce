import StarkFaults
import StarkSettlement
import StarkVerdicts
import StarkVerifier

/// What `stark_settle_check` is asked.
struct BatchQuestion {
  let proof: HostBytes
  let batches: [HostBytes]
  let previous: HostBytes
  let policy: HostBytes
  let programs: [HostBytes]
  /// The task to check, from 1; 0 for all.
  let task: UInt32
  /// The levels that must be checked completely, a bit for each.
  let requiredLevels: UInt32
}

extension BatchQuestion {
  /// Checks the batches; never fails, since every failure is an answer.
  func answer(showsReport: Bool) -> Answer {
    do throws(Fault) {
      return Answer(try verdict(showsReport: showsReport), showsReport: showsReport)
    } catch {
      return Answer(error, showsReport: showsReport)
    }
  }

  private func verdict(showsReport: Bool) throws(Fault) -> SettlementVerdict {
    let start = ContinuousClock.now
    // The header promises that no thread is started.
    var question = SettlementQuestion(
      Settlement(
        policy: try AcceptancePolicy(host: policy),
        programs: ProgramChoice.union(try programChoices()),
        threads: 1
      )
    )
    question.task = task == 0 ? nil : Int(task) - 1
    question.requiredLevels = try levels()
    question.showsID = showsReport
    if let verdict = try sizeVerdict(question, since: start) { return verdict }
    let input = SettlementInput(
      proof: try proof.copy(maximumCount: .max),
      batches: try copies(of: batches),
      previous: previous.isAbsent ? nil : try previous.copy(maximumCount: .max)
    )
    return question.check(input, since: start)
  }

  private func programChoices() throws(Fault) -> [ProgramChoice] {
    var choices: [ProgramChoice] = []
    for program in programs {
      // A hash has 66 characters, and no name is so long.
      let text = try program.copy(maximumCount: 128)
      guard let choice = ProgramChoice(String(decoding: text, as: UTF8.self)) else {
        throw .callProgram(program.name)
      }
      choices.append(choice)
    }
    return choices
  }

  private func levels() throws(Fault) -> Set<SettlementLevel> {
    let levels = SettlementLevel.allCases
    guard requiredLevels < 1 << UInt32(levels.count) else { throw .callNumber("required_levels") }
    return Set(
      levels.enumerated().filter { requiredLevels & 1 << UInt32($0.offset) != 0 }.map(\.element)
    )
  }

  /// The verdict on files one of which is larger than the policy allows; nil if none is.
  private func sizeVerdict(
    _ question: SettlementQuestion,
    since start: ContinuousClock.Instant
  ) throws(Fault) -> SettlementVerdict? {
    for file in [proof] + batches + (previous.isAbsent ? [] : [previous]) {
      let count = try file.count()
      guard let refusal = question.settlement.policy.sizeRefusal(byteCount: count) else { continue }
      let names = SettlementFileNames(batchCount: batches.count, hasPrevious: !previous.isAbsent)
      var verdict = question.verdict(on: names)
      verdict.fail(refusal.fault.with(NamedFile(file.name)))
      verdict.duration = start.duration(to: .now)
      return verdict
    }
    return nil
  }

  private func copies(of files: [HostBytes]) throws(Fault) -> [[UInt8]] {
    var copies: [[UInt8]] = []
    for file in files { copies.append(try file.copy(maximumCount: .max)) }
    return copies
  }
}

extension Answer {
  /// The answer to a question about batches that cannot be answered.
  init(_ fault: Fault, showsReport: Bool) {
    var verdict = SettlementVerdict(files: SettlementFileNames(batchCount: 0), policy: "")
    verdict.fail(fault)
    self.init(verdict, showsReport: showsReport)
  }
}
