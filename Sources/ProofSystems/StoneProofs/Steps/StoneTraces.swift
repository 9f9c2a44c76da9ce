import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI

/// The role of the challenges that the second trace depends on.
enum Interaction {}
/// The role of α, whose powers join the constraints into one polynomial.
enum CompositionCoefficient {}
/// The role of z, the point at which the prover claims values.
enum OutOfDomainPoint {}
/// The role of β, whose powers join the DEEP quotients.
enum DeepCoefficient {}

/// The three committed tables and the challenges drawn between them.
struct StoneTraces {
  let tables: [TableCommitment<LayeredHash>]
  let interactionElements: [Challenge<Interaction, Felt252>]
  let compositionCoefficient: Challenge<CompositionCoefficient, Felt252>
  let outOfDomainPoint: Challenge<OutOfDomainPoint, Felt252>

  /// Steps 1 to 4 of the transcript.
  ///
  /// - The trace is fixed before the interaction elements: the permutation and lookup arguments
  ///   are sound over their choice (error about N/p).
  /// - Both traces are fixed before α: a violated constraint survives in the sum of 419 at most
  ///   with error 419/p.
  /// - The composition is fixed before z: two different polynomials of degree d agree at z with
  ///   error d/p.
  init(
    _ messages: StoneMessages,
    statement: StoneStatement,
    channel: inout StoneChannel,
    log: inout TranscriptLog
  ) {
    let log2RowCount = statement.friParameters.log2DomainSize
    var tables: [TableCommitment<LayeredHash>] = []
    func commit(_ message: Unread<Bytes32>, columnCount: Int, path: String) {
      let root = channel.read(message)
      let form = statement.treeHash.digestForm(atDepth: 1)
      log.message(at: message.byteRange, path, "Commitment", .hash(root, form))
      tables.append(
        TableCommitment(
          root: root,
          log2RowCount: log2RowCount,
          columnCount: columnCount,
          hash: statement.treeHash
        )
      )
    }
    let columns = statement.air.columnCounts
    commit(
      messages.traceRoot,
      columnCount: columns.first,
      path: "STARK/Original/Commit on Trace"
    )
    var elements: [Challenge<Interaction, Felt252>] = []
    for index in 0..<statement.air.layout.interactionElementCount {
      let element = channel.draw(for: Interaction.self)
      log.challenge(
        "STARK/Interaction",
        "Interaction element #\(index)",
        .element("\(element.value)")
      )
      elements.append(element)
    }
    interactionElements = elements
    commit(
      messages.interactionRoot,
      columnCount: columns.second,
      path: "STARK/Interaction/Commit on Trace"
    )
    compositionCoefficient = channel.draw(for: CompositionCoefficient.self)
    log.challenge(
      "STARK/Original",
      "Constraint polynomial random element",
      .element("\(compositionCoefficient.value)")
    )
    commit(
      messages.compositionRoot,
      columnCount: 2,
      path: "STARK/Out Of Domain Sampling/Commit on Trace"
    )
    outOfDomainPoint = channel.draw(for: OutOfDomainPoint.self)
    log.challenge(
      "STARK/Out Of Domain Sampling/OODS values",
      "Evaluation point",
      .element("\(outOfDomainPoint.value)")
    )
    self.tables = tables
  }

  /// Checks that the rows of the trace at the queries are there, before anything is allocated for
  /// them: their number is that of the queries times the values that the first step folds.
  func requireRows(
    of queries: SampledQueries,
    foldedBy step: Int,
    in openings: OpeningReader
  ) throws(StoneRejection) {
    do {
      try openings.require(
        WordCount(
          rowCount: queries.positions.count << step,
          columnCount: tables[0].columnCount
        )
      )
    } catch {
      throw .decommitment(.trace, error)
    }
  }

  /// Opens the given rows of all three tables, whose trees are made with `hash`.
  ///
  /// - Returns: the rows of the three tables side by side, row-major.
  func open(
    rows: [Int],
    hash: LayeredHash,
    from openings: inout OpeningReader,
    log: inout TranscriptLog,
    counts: inout OperationCounts
  ) throws(StoneRejection) -> [Felt252] {
    var opened: [[Felt252]] = []
    for (table, commitment) in zip(StoneTable.allCases, tables) {
      do {
        opened.append(
          try commitment.hashed(by: hash).open(
            rows: rows,
            as: Felt252.self,
            from: &openings,
            path: "STARK/FRI/Decommitment/Layer 0/Virtual Oracle/Trace \(table.rawValue)",
            log: &log,
            counts: &counts
          )
        )
      } catch {
        throw .decommitment(table, error)
      }
    }
    var cells: [Felt252] = []
    for row in rows.indices {
      for (commitment, values) in zip(tables, opened) {
        cells += values[row * commitment.columnCount..<(row + 1) * commitment.columnCount]
      }
    }
    return cells
  }
}
