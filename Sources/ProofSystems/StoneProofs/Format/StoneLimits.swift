/// The largest numbers a proof file may hold, before any policy has its say.
///
/// They bound the time and memory that a file can cost, and keep the arithmetic on its numbers
/// away from overflows. All are far above what Stone proofs need.
package struct StoneLimits: Equatable, Sendable {
  /// The bytes of the file.
  package var fileByteCount = 64 << 20
  /// The bytes that `proof_hex` spells.
  package var proofByteCount = 16 << 20
  /// The cells of public memory; each costs two Pedersen hashes where that is the page hash.
  package var publicMemoryCellCount = 1 << 18
  /// The pages of public memory.
  package var publicMemoryPageCount = 1 << 12
  /// The parameters of the `dynamic` layout, of which there are 340.
  package var dynamicParameterCount = 512

  package init() {}
}

extension StoneLimits {
  /// 2⁵⁰ steps: with 16 rows a step, a blow-up of 2¹⁶ and a component step of 2⁸, an evaluation
  /// domain still has less than 2⁷⁹ points.
  package static let stepCount: ClosedRange<UInt64> = 1...1 << 50
  /// A blow-up of 1 would leave no room to test degrees in.
  package static let log2CosetCount: ClosedRange<UInt64> = 1...16
  package static let queryCount: ClosedRange<UInt64> = 1...1024
  /// Stone compares the work with 64 bits of a digest.
  package static let proofOfWorkBits: ClosedRange<UInt64> = 0...64
  package static let lastLayerDegreeBound: ClosedRange<UInt64> = 1...1 << 15
  package static let friLayerCount = 15
  /// The first step may be 0: the first layer is then committed as it is.
  package static let firstFRIStep: ClosedRange<UInt64> = 0...4
  /// A step of 0 would be a layer that folds nothing; rows have 2^step cells.
  package static let laterFRIStep: ClosedRange<UInt64> = 1...4
  /// Files that want all layers to be friendly write a number such as 1000 or 9999.
  package static let verifierFriendlyLayerCount: ClosedRange<UInt64> = 0...UInt64(UInt32.max)
  /// Range-checked values have 16 bits.
  package static let rangeCheckBound: ClosedRange<UInt64> = 0...0xffff
  package static let pageNumber: ClosedRange<UInt64> = 0...UInt64(UInt32.max)
  package static let any: ClosedRange<UInt64> = 0...UInt64.max
}
