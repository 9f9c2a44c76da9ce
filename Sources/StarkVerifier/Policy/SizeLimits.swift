/// The largest proof a caller is willing to spend time and memory on.
///
/// Limits protect the machine, not the truth of a verdict, so every named policy has the same.
public struct SizeLimits: Equatable, Sendable {
  /// The bytes of a file; published proofs take about a megabyte.
  public var fileBytes: UInt64 = 64 << 20
  /// The bytes of the proof itself; published proofs take about 200 kilobytes.
  public var proofBytes: UInt64 = 16 << 20
  /// The cells of public memory, program and outputs together.
  public var publicMemoryCells: UInt64 = 1 << 20
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
