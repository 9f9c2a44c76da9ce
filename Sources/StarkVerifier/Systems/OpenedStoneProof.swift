import StarkAlgebra
import StarkCairo
import StarkChannel
import StarkCommitments
import StarkFRI
import StoneProofs

/// A Stone proof file whose parts fit together.
struct OpenedStoneProof: OpenedProof {
  private let file: StoneProofFile
  private let candidates: [StoneStatement]
  private let counts: OperationCounts
  private let clock: StageClock
  let facts: ProofFacts
  let parameters: ProofParameters

  init(
    file: StoneProofFile,
    sizes: [SizeMeasure: UInt64],
    candidates: [StoneStatement],
    counts: OperationCounts,
    clock: StageClock
  ) throws(VerificationError) {
    let statement = candidates.weakest
    self.file = file
    self.candidates = candidates
    self.counts = counts
    self.clock = clock
    parameters = try ProofParameters(statement, proofByteCount: file.proof.count)
    facts = try ProofFacts(file, candidates: candidates, sizes: sizes)
  }

  var systemName: String { StoneProofSystem.name }

  var privateMembers: [String] { file.privateMembers }

  var trees: [CommitmentTree] { candidates[0].trees }

  func verify(
    policy: AcceptancePolicy,
    log: inout TranscriptLog
  ) throws(VerificationError) -> VerifiedStatement {
    var clock = clock
    var programCounts = OperationCounts()
    let statement: CairoStatement
    do {
      statement = try CairoStatement(
        checking: file.publicInput,
        limits: candidates[0].cairoLimits,
        counts: &programCounts
      )
    } catch {
      throw .rejected(Failure(error))
    }
    clock.finish(.program)
    try Verifier.checkCancellation()
    let verification: StoneVerification
    do {
      verification = try StoneVerifier.verify(
        candidates: candidates.filter { policy.seedVersions.contains(SeedVersion($0.version)) },
        proof: file.proof,
        log: &log,
        clock: &clock
      )
    } catch {
      throw VerificationError(error)
    }
    try Verifier.checkCancellation()
    let builtins = candidates[0].cairoLimits.builtins
    let part = statement.programPart(
      for: policy,
      layoutIsFixed: { count in
        policy.layoutsAgree(on: builtins, count: count)
      },
      counts: &programCounts
    )
    do { try policy.check(part.facts) } catch { throw .refused(error) }
    clock.finish(.program)
    return VerifiedStatement(
      proofSystem: StoneProofSystem.name,
      layout: facts.layout,
      seedVersion: SeedVersion(verification.statement.version),
      hashesRowsAsInAugust2023: verification.statement.treeHash.rows == .bottom,
      stepCount: statement.stepCount,
      program: part.program,
      programCandidates: part.candidates,
      programPin: part.pin,
      output: statement.output.map { FieldElement($0) },
      segments: verification.statement.segments,
      publicMemoryCellCount: statement.memory.count,
      pages: statement.memory.continuousPages.map { page in
        VerifiedPage(number: page.number, start: page.start, cellCount: page.values.count)
      },
      parameters: parameters,
      security: facts.report,
      uncheckedItems: statement.uncheckedItems.map(\.name),
      shownProgram: statement.shownProgram,
      builtinRule: statement.program.builtinRule,
      cost: VerificationCost(
        proof: counts + verification.counts,
        program: programCounts,
        stages: clock.stages
      )
    )
  }
}

extension StageClock {
  /// The times in the order of the stages.
  fileprivate var stages: [VerificationCost.Stage] {
    VerificationStage.allCases.compactMap { stage in
      durations[stage].map { VerificationCost.Stage(name: stage.rawValue, duration: $0) }
    }
  }
}

extension StoneStatement {
  /// The three tables of the traces and the inner layers of FRI.
  fileprivate var trees: [CommitmentTree] {
    let columns = air.columnCounts
    var trees = zip(["trace", "interaction", "composition"], [columns.first, columns.second, 2])
      .map { name, count in
        CommitmentTree(
          name: name,
          log2RowCount: friParameters.log2DomainSize,
          columnCount: count
        )
      }
    var log2Size = friParameters.log2DomainSize - friParameters.foldingSteps[0]
    for (layer, step) in friParameters.foldingSteps.enumerated().dropFirst() {
      log2Size -= step
      trees.append(
        CommitmentTree(name: "FRI layer \(layer)", log2RowCount: log2Size, columnCount: 1 << step)
      )
    }
    return trees
  }

  /// The segments in the order of the layout.
  fileprivate var segments: [VerifiedSegment] {
    air.layout.segments.compactMap { name in
      publicInput.segments[name].map { segment in
        VerifiedSegment(name: name.text, begin: segment.begin, stop: segment.stop)
      }
    }
  }
}
