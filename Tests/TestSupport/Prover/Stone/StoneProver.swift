import StarkAIR
import StarkAlgebra
package import StarkCairo
import StarkChannel
import StarkCommitments
import StarkFRI
package import StarkHashes
package import StoneProofs

/// A prover for Stone's protocol in the `plain` layout, honest or cheating.
///
/// It shares with the verifier the constraints, the channel, the seed and the tree hashes; all else
/// is its own: the trace, the composition on a coset, the values at z by Horner's rule, the DEEP
/// quotient by its definition and FRI on coefficients.
package struct StoneProver: Sendable {
  private let statement: StoneStatement
  private let publicInput: CairoPublicInput
  private let trace: PlainTrace
  private let cheat: StoneCheat?

  /// Prepares a proof of `run`.
  ///
  /// `claim` is the public input that the proof states, if it is to be another than that of the
  /// run. Of several releases with that seed, the newest one makes the proof unless one is named;
  /// it must be among those that the parameters leave open.
  package init(
    _ run: CairoRun,
    parameters: StoneParameters,
    seedVersion: StoneSeedVersion,
    release: StoneRelease? = nil,
    claim: CairoPublicInput? = nil,
    cheat: StoneCheat? = nil
  ) throws(StoneStatementError) {
    publicInput = claim ?? run.publicInput
    let file = StoneProofFile(parameters: parameters, publicInput: publicInput, proof: [])
    var counts = OperationCounts()
    let candidates = try StoneStatement.candidates(for: file, counts: &counts)
    let fitting = candidates.first {
      $0.version.seed == seedVersion && (release ?? $0.version.release) == $0.version.release
    }
    guard let statement = fitting else { throw .contradictoryVersions }
    self.statement = statement
    var trace = PlainTrace(run)
    if case .wrongTrace(let column, let row) = cheat { trace.corrupt(column: column, row: row) }
    self.trace = trace
    self.cheat = cheat
  }

  /// Makes the proof.
  ///
  /// - Throws: that a node cannot be an input of the tree's algebraic hash.
  package func prove() throws(HashInputError) -> StoneProofFile {
    let fri = statement.friParameters
    var transcript = ProverTranscript(StoneChannel(statement.channelKind, seed: statement.seed))

    // 1. The traces.
    let first = trace.first.map { interpolated($0) }
    let firstTable = try commit(first)
    transcript.send(firstTable.root.array)
    let elements = (0..<3).map { _ in transcript.draw() }
    let second = trace.second(
      memoryZ: elements[0],
      memoryAlpha: elements[1],
      rangeCheckZ: elements[2]
    )
    .map { interpolated($0) }
    let secondTable = try commit(second)
    transcript.send(secondTable.root.array)

    // 2. The composition C(X) = h₀(X²) + X·h₁(X²).
    let composition = StoneComposition(
      statement,
      publicInput: publicInput,
      interactionElements: elements,
      coefficient: transcript.draw()
    )
    var coefficients = compose(first + second, composition)
    if cheat == .wrongComposition { coefficients[0] += .one }
    let halves = (0..<2).map { half in
      stride(from: half, to: coefficients.count, by: 2).map { coefficients[$0] }
    }
    let compositionTable = try commit(halves)
    transcript.send(compositionTable.root.array)

    // 3. The values at z.
    let point = transcript.draw()
    let claims = claims(about: first + second, halves, at: point, composition)
    let digest = statement.version.release.valueHash?.digest(of: claims.map(\.value))
    for message in encode(claims.map(\.value)) { transcript.send(message, absorbing: digest) }

    // 4. FRI on the DEEP quotient, as a function of x/3.
    let quotient = quotient(
      of: first + second + halves,
      claims: claims,
      coefficient: transcript.draw()
    )
    var friCheat: FRICheat?
    if case .fri(let cheat) = cheat { friCheat = cheat }
    let layers = try FRIProver(
      committingTo: quotient,
      parameters: fri,
      hash: statement.treeHash,
      cheat: friCheat,
      transcript: &transcript,
      encode: { usesFelts ? $0.bytes : $0.cell }
    )

    // 5. The work, and the openings.
    if fri.proofOfWorkBits > 0 {
      let nonce = transcript.findProofOfWork(bits: fri.proofOfWorkBits)
      transcript.send([UInt8](repeating: 0, count: usesFelts ? 24 : 0) + nonce.bigEndianBytes)
    }
    let positions = transcript.samplePositions(
      count: fri.queryCount,
      log2Bound: fri.log2QueryDomainSize
    )
    let step = fri.foldingSteps[0]
    let rows = positions.flatMap { $0 << step..<($0 + 1) << step }
    var proof = transcript.proof
    for (table, name) in zip([firstTable, secondTable, compositionTable], StoneTable.allCases) {
      proof += opening(of: table, name, rows: rows).bytes
    }
    return StoneProofFile(
      parameters: statement.parameters,
      publicInput: publicInput,
      proof: proof + layers.open(positions: positions)
    )
  }
}

extension StoneProver {
  /// A value that the prover claims for a polynomial, counted over all tables.
  private struct Claim {
    let column: Int
    let point: Felt252
    var value: Felt252
  }

  private var evaluationDomain: Coset<Felt252> {
    Coset(offset: 3, log2Size: statement.friParameters.log2DomainSize)
  }

  private var usesFelts: Bool { statement.parameters.hasFieldChannel }

  /// The coefficients of the polynomial with the values of a column on the trace domain.
  private func interpolated(_ column: [Felt252]) -> [Felt252] {
    let domain = Coset<Felt252>(log2Size: statement.log2TraceLength)
    let values = column.indices.map { column[bitReversed($0, width: domain.log2Size)] }
    return Felt252.coefficients(of: values, over: domain)
  }

  private func commit(
    _ columns: [[Felt252]]
  ) throws(HashInputError) -> ProverTable<LayeredHash> {
    try ProverTable(
      columns: columns.map { Felt252.evaluations(of: $0, over: evaluationDomain) },
      hash: statement.treeHash
    )
  }

  /// The 2N coefficients of the composition.
  ///
  /// It is evaluated on the coset of order 2N, where moving on by a row of the trace is moving on
  /// by two points.
  private func compose(_ columns: [[Felt252]], _ composition: StoneComposition) -> [Felt252] {
    let domain = Coset<Felt252>(offset: 3, log2Size: statement.log2TraceLength + 1)
    let values = columns.map { Felt252.evaluations(of: $0, over: domain) }
    let compositionValues = (0..<domain.size).map { position in
      let index = bitReversed(position, width: domain.log2Size)
      let cells = statement.air.mask.map { cell in
        let shifted = (index + 2 * cell.row) & (domain.size - 1)
        return values[cell.column][bitReversed(shifted, width: domain.log2Size)]
      }
      return composition.value(at: domain.element(index), cells: cells)
    }
    return Felt252.coefficients(of: compositionValues, over: domain)
  }

  /// The mask values at z·g^row, then those of the halves at z².
  private func claims(
    about columns: [[Felt252]],
    _ halves: [[Felt252]],
    at point: Felt252,
    _ composition: StoneComposition
  ) -> [Claim] {
    let generator = Felt252.rootOfUnity(log2Order: statement.log2TraceLength)
    var claims = statement.air.mask.map { cell in
      let shifted = point * generator.power(UInt64(cell.row))
      return Claim(
        column: cell.column,
        point: shifted,
        value: Felt252.evaluate(columns[cell.column], at: shifted)
      )
    }
    let square = point.squared()
    for (index, half) in halves.enumerated() {
      let value = Felt252.evaluate(half, at: square)
      claims.append(Claim(column: columns.count + index, point: square, value: value))
    }
    switch cheat {
    case .wrongValue(let index):
      claims[index].value += .one
    case .consistentWrongValue(let index):
      claims[index].value += .one
      let computed = composition.value(at: point, cells: claims.dropLast(2).map(\.value))
      claims[claims.count - 2].value = computed - point * claims[claims.count - 1].value
    default:
      break
    }
    return claims
  }

  /// The messages that say `values`: one each, or one for all.
  private func encode(_ values: [Felt252]) -> [[UInt8]] {
    guard statement.parameters.verifierFriendlyChannelUpdates else {
      return values.map(\.cell.array)
    }
    return [values.flatMap { usesFelts ? $0.bytes.array : $0.cell.array }]
  }

  /// The coefficients of Σ βʲ·(f_cⱼ(x) − yⱼ)/(x − pⱼ) as a function of x/3, without leading zeros.
  ///
  /// Computed on the whole evaluation domain: for false claims it has more than N coefficients.
  private func quotient(
    of columns: [[Felt252]],
    claims: [Claim],
    coefficient: Felt252
  ) -> [Felt252] {
    let domain = evaluationDomain
    let values = columns.map { Felt252.evaluations(of: $0, over: domain) }
    let points = (0..<domain.size).map { domain.element(bitReversed: $0) }
    var quotient = [Felt252](repeating: .zero, count: domain.size)
    for (point, terms) in Dictionary(grouping: claims.enumerated(), by: \.element.point) {
      var inverses = points.map { $0 - point }
      precondition(Felt252.invertBatch(&inverses) == nil, "z is in the evaluation domain")
      let powers = terms.map { coefficient.power(UInt64($0.offset)) }
      for row in points.indices {
        var numerator = Felt252.zero
        for (power, term) in zip(powers, terms) {
          numerator += power * (values[term.element.column][row] - term.element.value)
        }
        quotient[row] += numerator * inverses[row]
      }
    }
    var coefficients = Felt252.coefficients(of: quotient, over: Coset(log2Size: domain.log2Size))
    while coefficients.last == .zero { coefficients.removeLast() }
    return coefficients
  }

  private func opening(
    of table: ProverTable<LayeredHash>,
    _ name: StoneTable,
    rows: [Int]
  ) -> TableOpening {
    var opening = table.open(rows: rows)
    switch cheat {
    case .wrongLeaf(name, let index): opening.cells[index].w3 ^= 1 << 56
    case .forgedSibling(name, let index): opening.siblings[index].w3 ^= 1 << 56
    default: break
    }
    return opening
  }
}
