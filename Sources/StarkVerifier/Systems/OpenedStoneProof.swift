import StarkAlgebra
import StarkCairo
import StarkChannel
import StarkCommitments
import StarkFRI
import StoneProofs

/// A Stone proof file whose parts fit together, of which nothing has been hashed.
struct OpenedStoneProof: OpenedProof {
  private let file: StoneProofFile
  /// What the file can mean, most likely first; one at least.
  private let readings: [StoneReading]
  private let clock: StageClock
  let facts: ProofFacts
  let parameters: ProofParameters

  init(
    file: StoneProofFile,
    sizes: [SizeMeasure: UInt64],
    readings: [StoneReading],
    clock: StageClock
  ) throws(VerificationError) {
    let reading = readings.weakest
    self.file = file
    self.readings = readings
    self.clock = clock
    parameters = try ProofParameters(reading, proofByteCount: file.proof.count)
    facts = try ProofFacts(file, candidates: readings, sizes: sizes)
  }

  var systemName: String { StoneProofSystem.name }

  var stepCount: UInt64 { file.publicInput.stepCount }

  var privateMembers: [String] { file.privateMembers }

  var trees: [CommitmentTree] { readings[0].trees }

  func verify(
    policy: AcceptancePolicy,
    log: inout TranscriptLog
  ) throws(VerificationError) -> VerifiedStatement {
    var clock = clock
    let readings = readings.filter { policy.seedVersions.contains(SeedVersion($0.version)) }
    guard !readings.isEmpty else {
      throw .refused(.seedVersion(allowed: policy.seedVersions, offered: facts.seedVersions))
    }
    var programCounts = OperationCounts()
    let statement: CairoStatement
    do {
      statement = try CairoStatement(
        checking: file.publicInput,
        limits: readings[0].cairoLimits,
        counts: &programCounts
      )
    } catch {
      throw VerificationError(error.fault)
    }
    clock.finish(.program)
    try Verifier.checkCancellation()
    // The pages are hashed only now that they are known to fit into the trace.
    var counts = OperationCounts()
    let candidates: [StoneStatement]
    do { candidates = try StoneStatement.candidates(of: readings, counts: &counts) } catch {
      throw VerificationError(error.fault)
    }
    clock.finish(.statement)
    try Verifier.checkCancellation()
    let verification: StoneVerification
    do {
      verification = try StoneVerifier.verify(
        candidates: candidates,
        proof: file.proof,
        log: &log,
        clock: &clock
      )
    } catch {
      throw VerificationError(error.fault)
    }
    try Verifier.checkCancellation()
    let builtins = readings[0].cairoLimits.builtins
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
      segments: verification.statement.reading.segments,
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

extension StoneReading {
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
