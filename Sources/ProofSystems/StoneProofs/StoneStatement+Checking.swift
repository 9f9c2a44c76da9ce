package import StarkAlgebra
import StarkCairo
import StarkCommitments
import StarkFRI
import StarkHashes

extension StoneStatement {
  /// The statements that `file` can mean, one for each version it can have, most likely first.
  ///
  /// Checks everything that can be checked before the first byte of the proof: that a version
  /// fits, that layout, steps and FRI parameters belong together, and that the dynamic parameters,
  /// if any, describe a sound layout. The public input is hashed once for all versions. A version
  /// that reads the proof like an earlier one is left out.
  ///
  /// - Throws: if no version fits, why the one that got furthest does not.
  package static func candidates(
    for file: StoneProofFile,
    counts: inout OperationCounts
  ) throws(StoneStatementError) -> [StoneStatement] {
    let versions = StoneVersion.candidates(for: file)
    guard let first = versions.first else { throw .contradictoryVersions }
    let hashed = try HashedPublicInput(file, air: try air(of: file, first.layout), &counts)
    var statements: [StoneStatement] = []
    var furthest: StoneStatementError?
    for version in versions {
      do {
        let other = try StoneStatement(file, version: version, hashed: hashed, counts: &counts)
        if !statements.contains(where: other.readsLike) { statements.append(other) }
      } catch {
        if furthest.map({ $0.stage < error.stage }) ?? true { furthest = error }
      }
    }
    if let furthest, statements.isEmpty { throw furthest }
    return statements
  }

  /// The AIR of the file's layout.
  private static func air(
    of file: StoneProofFile,
    _ variant: CPULayout.Variant
  ) throws(StoneStatementError) -> CPUAIR {
    let input = file.publicInput
    if let parameters = input.dynamicParameters {
      do {
        return CPUAIR(
          try CPULayout.dynamic(parameters: parameters, stepCount: input.stepCount)
        )
      } catch {
        throw .dynamicLayout(error)
      }
    }
    guard let air = CPUAIR.shared(named: input.layoutName, variant: variant) else {
      throw .unknownLayout
    }
    return air
  }

  private init(
    _ file: StoneProofFile,
    version: StoneVersion,
    hashed: HashedPublicInput,
    counts: inout OperationCounts
  ) throws(StoneStatementError) {
    let parameters = file.parameters
    let air = try StoneStatement.air(of: file, version.layout)
    self.parameters = parameters
    publicInput = file.publicInput
    self.version = version
    self.air = air
    traceLength = try StoneStatement.traceLength(of: file, air: air)
    friParameters = try StoneStatement.friParameters(of: parameters, traceLength: traceLength)
    treeHash = LayeredHash(
      top: parameters.verifierFriendlyCommitmentHash.function,
      bottom: parameters.commitmentHash.function,
      topLayerCount: UInt64(parameters.verifierFriendlyLayerCount),
      rows: version.release.rows,
      tables: StoneStatement.tableShapes(air: air, friParameters)
    )
    channelKind = try StoneStatement.channelKind(of: parameters)
    seed = try hashed.digest(
      for: version.seed,
      by: version.release.seedHash(of: parameters),
      counts: &counts
    )
  }

  /// N = steps·16·cpu_component_step, which must hold whole instances of all components.
  private static func traceLength(
    of file: StoneProofFile,
    air: CPUAIR
  ) throws(StoneStatementError) -> UInt64 {
    let rowsPerStep = UInt64(16 * air.layout.cpuComponentStep)
    let (length, overflow) = file.publicInput.stepCount.multipliedReportingOverflow(by: rowsPerStep)
    guard !overflow else { throw .traceTooLong }
    do { try air.validate(traceLength: length) } catch { throw .layout(error) }
    return length
  }

  /// The parameters of FRI on the domain of N·2^log2CosetCount points.
  ///
  /// The degree bound that FRI tests must be N exactly: with a greater one a prover could commit
  /// to columns that are no traces of N rows.
  private static func friParameters(
    of parameters: StoneParameters,
    traceLength: UInt64
  ) throws(StoneStatementError) -> FRIParameters {
    let log2TraceLength = traceLength.trailingZeroBitCount
    let fri: FRIParameters
    do {
      fri = try FRIParameters(
        log2DomainSize: log2TraceLength + parameters.log2CosetCount,
        foldingSteps: parameters.friSteps,
        log2LastLayerDegreeBound: parameters.lastLayerDegreeBound.trailingZeroBitCount,
        queryCount: parameters.queryCount,
        proofOfWorkBits: parameters.proofOfWorkBits
      )
    } catch {
      throw .fri(error)
    }
    guard fri.log2DegreeBound == log2TraceLength else {
      throw .degreeBound(log2Expected: log2TraceLength, log2Found: fri.log2DegreeBound)
    }
    return fri
  }

  private static func channelKind(
    of parameters: StoneParameters
  ) throws(StoneStatementError) -> StoneChannel.Kind {
    guard let work = ByteHash(parameters.proofOfWorkHash) else { throw .channelHash }
    return parameters.hasFieldChannel ? .felts(proofOfWork: work) : .bytes(work)
  }
}

/// The public input as seed words, hashed page by page, for one layout.
private struct HashedPublicInput {
  private let seed: StoneSeed

  init(
    _ file: StoneProofFile,
    air: CPUAIR,
    _ counts: inout OperationCounts
  ) throws(StoneStatementError) {
    do {
      seed = try StoneSeed(
        parameters: file.parameters,
        publicInput: file.publicInput,
        layoutCode: air.layout.code,
        segmentOrder: air.layout.segments,
        dynamicParameterOrder: file.publicInput.dynamicParameters == nil
          ? [] : CPULayout.dynamicParameterNames,
        counts: &counts
      )
    } catch {
      throw .seed(error)
    }
  }

  /// The first channel state.
  func digest(
    for version: StoneSeedVersion,
    by hash: StoneHashName,
    counts: inout OperationCounts
  ) throws(StoneStatementError) -> Bytes32 {
    do {
      return try hash.function.digest(seed.bytes(version).span, counts: &counts)
    } catch {
      throw .seed(.pageHash(error))
    }
  }
}

extension ByteHash {
  /// The unmasked byte hash of that name, or nil for any other.
  fileprivate init?(_ name: StoneHashName) {
    switch name {
    case .keccak256: self = .keccak256
    case .blake256: self = .blake2s256
    default: return nil
    }
  }
}
