import StoneProofs

/// The largest proof a caller is willing to spend time and memory on.
///
/// Limits protect the machine, not the truth of a verdict, so every named policy has the same. The
/// numbers in a proof have greatest values of their own, which no policy raises; a policy file that
/// asks for more is refused.
public struct SizeLimits: Equatable, Sendable {
  /// The bytes of a file; published proofs take about a megabyte.
  public var fileBytes = UInt64(StoneLimits().fileByteCount)
  /// The bytes of the proof itself; published proofs take about 200 kilobytes.
  public var proofBytes = UInt64(StoneLimits().proofByteCount)
  /// The cells of public memory, program and outputs together.
  public var publicMemoryCells = UInt64(StoneLimits().publicMemoryCellCount)
  /// The steps of the Cairo machine.
  public var steps: UInt64 = 1 << 30
  /// The queries; 128 bits proven by unique decoding at a blow-up of 2 take 243.
  public var queries: UInt64 = 512
  /// log₂ of the blow-up factor; StarkEx's contract has the same limit.
  public var log2Blowup: UInt64 = 16
  /// The coefficients of the last FRI layer.
  public var lastLayerCoefficients: UInt64 = 1 << 15

  /// The limits of the named policies.
  public init() {}

  /// The limit of one measure.
  public subscript(measure: SizeMeasure) -> UInt64 {
    get { self[keyPath: measure.limit] }
    set { self[keyPath: measure.limit] = newValue }
  }
}

extension SizeMeasure {
  /// The most that a policy file can allow: no proof beyond it is verified under any policy.
  package var maximum: UInt64 {
    switch self {
    case .fileBytes, .proofBytes: StoneLimits.byteCount.upperBound
    case .publicMemoryCells: StoneLimits.publicMemoryCellCount.upperBound
    case .steps: StoneLimits.stepCount.values.upperBound
    case .queries: StoneLimits.queryCount.values.upperBound
    case .log2Blowup: StoneLimits.log2CosetCount.values.upperBound
    case .lastLayerCoefficients: StoneLimits.lastLayerDegreeBound.values.upperBound
    }
  }

  fileprivate var limit: WritableKeyPath<SizeLimits, UInt64> {
    switch self {
    case .fileBytes: \.fileBytes
    case .proofBytes: \.proofBytes
    case .publicMemoryCells: \.publicMemoryCells
    case .steps: \.steps
    case .queries: \.queries
    case .log2Blowup: \.log2Blowup
    case .lastLayerCoefficients: \.lastLayerCoefficients
    }
  }
}
