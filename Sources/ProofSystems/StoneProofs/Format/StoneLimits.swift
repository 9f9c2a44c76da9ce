import StarkFRI

/// How large the parts of a proof file may be that a decoder reads, in bytes and in entries.
///
/// All numbers that a proof can be too large in are in this file: here what is taken of lists and
/// texts, which a policy sets, and below what the numbers of a file may be under any policy. A file
/// beyond them may be a proof, so it is unsupported, or refused where the policy set the limit; it
/// is never called malformed for that.
package struct StoneLimits: Equatable, Sendable {
  /// The bytes of the file.
  package var fileByteCount = 64 << 20
  /// The bytes that `proof_hex` spells.
  package var proofByteCount = 16 << 20
  /// The cells of public memory; each costs two Pedersen hashes where that is the page hash.
  package var publicMemoryCellCount = 1 << 20
  /// The pages of public memory.
  package var publicMemoryPageCount = 1 << 12
  /// The parameters of the `dynamic` layout, of which there are 340.
  package var dynamicParameterCount = 512

  package init() {}
}

extension StoneLimits {
  /// The bytes of a file and of the proof in it: texts are addressed with 31 bits.
  package static let byteCount: ClosedRange<UInt64> = 1...UInt64(Int32.max)
  /// More cells than a file of so many bytes can list.
  package static let publicMemoryCellCount: ClosedRange<UInt64> = 1...1 << 26
  /// With 16 rows a step and a blow-up of two, the steps that the greatest domain has room for.
  package static let stepCount = NumberRange(1, limit: 1 << (maximumLog2TraceLength - 4))
  /// A blow-up of 1 would leave no room to test degrees in.
  package static let log2CosetCount = NumberRange(1, limit: 16)
  package static let queryCount = NumberRange(1, limit: UInt64(FRIParameters.Maximum.queryCount))
  /// Stone compares the work with 64 bits of a digest and takes no more.
  package static let proofOfWorkBits = NumberRange(
    0,
    format: UInt64(FRIParameters.Maximum.proofOfWorkBits)
  )
  package static let lastLayerDegreeBound = NumberRange(
    1,
    limit: 1 << FRIParameters.Maximum.log2LastLayerDegreeBound
  )
  package static let friLayerCount = FRIParameters.Maximum.stepCount
  /// The first step may be 0: the first layer is then committed as it is.
  package static let firstFRIStep: ClosedRange<UInt64> = 0...UInt64(FRIParameters.Maximum.step)
  /// A step of 0 would be a layer that folds nothing, which Stone takes and nobody makes.
  package static let laterFRIStep: ClosedRange<UInt64> = 1...UInt64(FRIParameters.Maximum.step)
  /// Files that want all layers to be friendly write a number such as 1000 or 9999.
  package static let verifierFriendlyLayerCount = NumberRange(0, limit: UInt64(UInt32.max))
  /// Range-checked values have 16 bits.
  package static let rangeCheckBound = NumberRange(0, format: 0xffff)
  package static let pageNumber = NumberRange(0, limit: UInt64(UInt32.max))
  package static let any = NumberRange(0, format: .max)

  /// log₂ of the rows of the longest trace: half of the greatest domain.
  static let maximumLog2TraceLength = FRIParameters.Maximum.log2DomainSize - 1
}

/// The values that a number of a proof file may have, and who says so.
///
/// Below the least a number means nothing, so the file is no proof. The greatest is one of the
/// format, or as much as this verifier takes.
package struct NumberRange: Equatable, Sendable {
  package let values: ClosedRange<UInt64>
  /// Whether greater values mean something too, but are not supported.
  package let isLimited: Bool

  /// `minimum…maximum`, beyond which the format has no values.
  init(_ minimum: UInt64, format maximum: UInt64) {
    values = minimum...maximum
    isLimited = false
  }

  /// `minimum…maximum`, beyond which values are not supported.
  init(_ minimum: UInt64, limit maximum: UInt64) {
    values = minimum...maximum
    isLimited = true
  }
}
