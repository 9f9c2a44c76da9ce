import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI

/// A proof read up to the queries, with the openings left to check.
///
/// What it holds does not depend on how the trees hash rows, so readings that differ in that alone
/// share it.
struct StoneTranscript {
  private let traces: StoneTraces
  private let deep: StoneDeepQuotients
  private let commitment: FRICommitment<Felt252, LayeredHash>
  private let queries: SampledQueries
  private let openingsOffset: Int
  private let counts: OperationCounts

  /// Runs the protocol until the verifier has drawn its queries.
  ///
  /// - Throws: that the bytes do not have the form the statement demands, or that the claimed
  ///   values or the work do not hold.
  init(
    _ statement: StoneStatement,
    proof: [UInt8],
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneVerificationError) {
    let messages: StoneMessages
    do { messages = try StoneMessages(decoding: proof, for: statement) } catch {
      throw .malformed(error)
    }
    do {
      try self.init(statement, messages, log: &log, clock: &clock)
    } catch {
      throw .rejected(error)
    }
  }

  private init(
    _ statement: StoneStatement,
    _ messages: StoneMessages,
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneRejection) {
    var counts = OperationCounts()
    let fri = statement.friParameters
    openingsOffset = messages.openingsOffset

    // 0. Both sides start from the public input.
    var channel = StoneChannel(statement.channelKind, seed: statement.seed)

    // 1. The prover commits to the trace, to the interaction trace and to the composition; the
    //    verifier answers with the interaction elements, with α and with z.
    traces = StoneTraces(messages, statement: statement, channel: &channel, log: &log)
    clock.finish(.transcript)

    // 2. The prover claims the mask cells at z·gʳ and the composition at z²; they must satisfy
    //    the constraints.
    let sample = try StoneOutOfDomain(
      messages,
      traces: traces,
      statement: statement,
      channel: &channel,
      log: &log,
      counts: &counts
    )
    clock.finish(.constraints)

    // 3. The verifier draws β: the claims are true if the DEEP quotient has degree < N.
    let deepCoefficient = channel.draw(for: DeepCoefficient.self)
    log.challenge(
      "STARK/Out Of Domain Sampling",
      "Constraint polynomial random element",
      .element("\(deepCoefficient.value)")
    )
    deep = StoneDeepQuotients(
      mask: statement.air.mask,
      columnCount: statement.air.columnCounts.first + statement.air.columnCounts.second,
      values: sample.values,
      coefficient: deepCoefficient.value,
      point: traces.outOfDomainPoint.value,
      generator: .rootOfUnity(log2Order: statement.log2TraceLength),
      counts: &counts
    )

    // 4. FRI, commit phase: the prover folds the quotient layer by layer.
    commitment = FRICommitment(
      parameters: fri,
      hash: statement.treeHash,
      messages: messages.fri,
      channel: &channel,
      path: "STARK/FRI",
      log: &log
    )

    // 5. The prover works before it learns the queries.
    if let nonce = messages.nonce {
      do {
        try channel.readProofOfWork(
          nonce,
          bits: fri.proofOfWorkBits,
          path: "STARK/FRI/Proof of Work",
          log: &log
        )
      } catch {
        throw .proofOfWork(error)
      }
    }

    // 6. The verifier draws the queries; the transcript ends here.
    queries = channel.sampleQueries(
      count: fri.queryCount,
      log2Bound: fri.log2QueryDomainSize,
      path: "STARK/FRI/QueryIndices",
      log: &log
    )
    self.counts = counts + queries.transcriptCounts
    clock.finish(.transcript)
  }

  /// Checks the openings, with trees as `statement` has them.
  ///
  /// - Throws: the check that fails, or that the proof is one of an unpublished release.
  func open(
    as statement: StoneStatement,
    proof: [UInt8],
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneVerificationError) -> StoneVerification {
    let counts: OperationCounts
    do {
      counts = try check(statement, proof: proof, log: &log, clock: &clock)
    } catch {
      throw .rejected(error)
    }
    let release = statement.version.release
    guard release.isPublished else { throw .unpublished(release) }
    return StoneVerification(statement: statement, counts: counts)
  }

  private func check(
    _ statement: StoneStatement,
    proof: [UInt8],
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneRejection) -> OperationCounts {
    var counts = counts
    let fri = statement.friParameters

    // 7. The prover opens the three tables at the queries.
    var openings = OpeningReader(proof: proof, offset: openingsOffset)
    try traces.requireRows(of: queries, foldedBy: fri.foldingSteps[0], in: openings)
    let rows = queries.rows(foldedBy: fri.foldingSteps[0])
    let cells = try traces.open(
      rows: rows,
      hash: statement.treeHash,
      from: &openings,
      log: &log,
      counts: &counts
    )
    clock.finish(.openings)

    // 8. The quotient at x = 3·ω^rev(row), from the opened cells.
    let points = statement.evaluationPoints(rows: rows, counts: &counts)
    let quotients = try deep.evaluate(at: points, cells: cells, counts: &counts)

    // 9. FRI, query phase: the quotient folds into the committed layers and the last polynomial.
    do {
      try FRIVerifier(commitment.hashed(by: statement.treeHash)).verify(
        positions: queries.positions,
        firstLayer: quotients,
        openings: &openings,
        path: "STARK/FRI",
        log: &log,
        counts: &counts
      )
    } catch {
      throw .fri(error)
    }

    // 10. Nothing follows: a proof that can be extended is two proofs.
    guard openings.remainingByteCount == 0 else {
      throw .trailingBytes(count: openings.remainingByteCount)
    }
    clock.finish(.folding)
    return counts
  }
}
