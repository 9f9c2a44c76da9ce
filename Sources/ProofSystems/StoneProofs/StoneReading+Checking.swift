import StarkCairo
import StarkCommitments
import StarkFRI
import StarkHashes

extension StoneReading {
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

  init(_ file: StoneProofFile, version: StoneVersion) throws(StoneStatementError) {
    let parameters = file.parameters
    let air = try StoneReading.air(of: file, version.layout)
    self.parameters = parameters
    publicInput = file.publicInput
    self.version = version
    self.air = air
    seedHead = try StoneReading.seedHead(of: file, air: air)
    traceLength = try StoneReading.traceLength(of: file, air: air)
    friParameters = try StoneReading.friParameters(of: parameters, traceLength: traceLength)
    treeHash = LayeredHash(
      top: parameters.verifierFriendlyCommitmentHash.function,
      bottom: parameters.commitmentHash.function,
      topLayerCount: UInt64(parameters.verifierFriendlyLayerCount),
      rows: version.release.rows,
      tables: StoneReading.tableShapes(air: air, friParameters)
    )
    channelKind = try StoneReading.channelKind(of: parameters)
  }

  /// The words of the seed that need no hash; the segments must be those of the layout.
  private static func seedHead(
    of file: StoneProofFile,
    air: CPUAIR
  ) throws(StoneStatementError) -> StoneSeedHead {
    do {
      return try StoneSeedHead(
        parameters: file.parameters,
        publicInput: file.publicInput,
        layoutCode: air.layout.code,
        segmentOrder: air.layout.segments,
        dynamicParameterOrder: file.publicInput.dynamicParameters == nil
          ? [] : CPULayout.dynamicParameterNames
      )
    } catch {
      throw .seed(error)
    }
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
