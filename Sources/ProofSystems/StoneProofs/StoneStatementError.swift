package import StarkFRI

/// Why the parts of a proof file do not make a statement.
package enum StoneStatementError: Error, Equatable, Sendable {
  /// Hash names and segments belong to different versions of Stone.
  case contradictoryVersions
  /// The layout does not exist in the version that its segments point to.
  case unknownLayout
  /// The parameters of the `dynamic` layout do not describe a sound layout.
  case dynamicLayout(DynamicLayoutRejection)
  /// Steps times rows per step is 2⁶⁴ or more.
  case traceTooLong
  /// The trace does not hold whole instances of all components.
  case layout(AIRRejection)
  case fri(FRIParameterError)
  /// Folding steps and last layer bound the degree by another number than the trace length.
  case degreeBound(log2Expected: Int, log2Found: Int)
  /// The channel or proof-of-work hash cannot be used as such.
  case channelHash
  case seed(StoneSeedError)
}

extension StoneStatementError {
  /// How far the checking got: of several versions that do not fit, the one that got furthest is
  /// the one whose failure means something.
  var stage: Int {
    switch self {
    case .contradictoryVersions: 0
    case .unknownLayout, .dynamicLayout: 1
    case .traceTooLong, .layout: 2
    case .fri: 3
    case .degreeBound: 4
    case .channelHash: 5
    case .seed: 6
    }
  }
}
