import StarkAlgebra
package import StarkChannel
import StarkCommitments
import StarkFRI

/// Stone's protocol: an AIR made into a low-degree test by DEEP-ALI, and FRI.
///
/// The steps are those of ethSTARK (ePrint 2021/582, §3) made non-interactive; each comment says
/// what the interactive prover would do.
package enum StoneVerifier {
  /// Verifies the proof bytes against the statements they may be a proof of.
  ///
  /// `candidates` are what `StoneStatement.candidates` returned: one statement for each version of
  /// the format the file can have. They start from different seeds, so at most one passes the
  /// out-of-domain check; a failure after it is final. `log` receives every message and challenge
  /// if it records.
  ///
  /// - Throws: that the bytes do not have the form the statement demands, or the first check that
  ///   fails. If no candidate passes the out-of-domain check, the error is the first one's.
  package static func verify(
    candidates: [StoneStatement],
    proof: [UInt8],
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneVerificationError) -> StoneVerification {
    precondition(!candidates.isEmpty, "a file that could be decoded has a version")
    let emptyLog = log
    do {
      return try verify(candidates[0], proof: proof, log: &log, clock: &clock)
    } catch {
      guard !error.isAfterOutOfDomain else { throw error }
      for statement in candidates.dropFirst() {
        var otherLog = emptyLog
        do {
          let verification = try verify(statement, proof: proof, log: &otherLog, clock: &clock)
          log = otherLog
          return verification
        } catch let other {
          guard !other.isAfterOutOfDomain else {
            log = otherLog
            throw other
          }
        }
      }
      throw error
    }
  }

  private static func verify(
    _ statement: StoneStatement,
    proof: [UInt8],
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneVerificationError) -> StoneVerification {
    let messages: StoneMessages
    do { messages = try StoneMessages(decoding: proof, for: statement) } catch {
      throw .malformed(error)
    }
    do { return try verify(statement, messages, proof: proof, log: &log, clock: &clock) } catch {
      throw .rejected(error)
    }
  }

  private static func verify(
    _ statement: StoneStatement,
    _ messages: StoneMessages,
    proof: [UInt8],
    log: inout TranscriptLog,
    clock: inout StageClock
  ) throws(StoneRejection) -> StoneVerification {
    var counts = OperationCounts()
    let fri = statement.friParameters

    // 0. Both sides start from the public input.
    var channel = StoneChannel(statement.channelKind, seed: statement.seed)

    // 1. The prover commits to the trace, to the interaction trace and to the composition; the
    //    verifier answers with the interaction elements, with α and with z.
    let traces = StoneTraces(messages, statement: statement, channel: &channel, log: &log)
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
    let deep = StoneDeepQuotients(
      mask: statement.air.mask,
      columnCount: statement.air.columnCounts.first + statement.air.columnCounts.second,
      values: sample.values,
      coefficient: deepCoefficient.value,
      point: traces.outOfDomainPoint.value,
      generator: .rootOfUnity(log2Order: statement.log2TraceLength),
      counts: &counts
    )

    // 4. FRI, commit phase: the prover folds the quotient layer by layer.
    let commitment = FRICommitment(
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
    let queries = channel.sampleQueries(
      count: fri.queryCount,
      log2Bound: fri.log2QueryDomainSize,
      path: "STARK/FRI/QueryIndices",
      log: &log
    )
    counts = counts + queries.transcriptCounts
    clock.finish(.transcript)

    // 7. The prover opens the three tables at the queries.
    let rows = queries.rows(foldedBy: fri.foldingSteps[0])
    var openings = OpeningReader(proof: proof, offset: messages.openingsOffset)
    let cells = try traces.open(rows: rows, from: &openings, log: &log, counts: &counts)
    clock.finish(.openings)

    // 8. The quotient at x = 3·ω^rev(row), from the opened cells.
    let points = statement.evaluationPoints(rows: rows, counts: &counts)
    let quotients = try deep.evaluate(at: points, cells: cells, counts: &counts)

    // 9. FRI, query phase: the quotient folds into the committed layers and the last polynomial.
    do {
      try FRIVerifier(commitment).verify(
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
    return StoneVerification(statement: statement, counts: counts)
  }
}
