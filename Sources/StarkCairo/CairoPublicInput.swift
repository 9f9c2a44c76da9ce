package import StarkAlgebra

/// One cell of public memory; `page` says on which memory page the prover put it.
package struct PublicMemoryCell: Hashable, Sendable {
  package let address: UInt64
  package let value: Felt252
  package let page: UInt32

  package init(address: UInt64, value: Felt252, page: UInt32) {
    self.address = address
    self.value = value
    self.page = page
  }
}

/// What a Cairo proof states in public, as decoded and before anything about it is checked.
package struct CairoPublicInput: Hashable, Sendable {
  package var layoutName: String
  package var stepCount: UInt64
  /// The least and greatest value in the 16-bit range-check pool.
  package var rangeCheckMinimum: UInt64
  package var rangeCheckMaximum: UInt64
  package var segments: [SegmentName: MemorySegment]
  /// The cells in the order of the file, which the transcript depends on.
  package var publicMemory: [PublicMemoryCell]
  /// The parameters of the `dynamic` layout by name; nil for the others.
  package var dynamicParameters: [String: UInt64]?

  package init(
    layoutName: String,
    stepCount: UInt64,
    rangeCheckMinimum: UInt64,
    rangeCheckMaximum: UInt64,
    segments: [SegmentName: MemorySegment],
    publicMemory: [PublicMemoryCell],
    dynamicParameters: [String: UInt64]?
  ) {
    self.layoutName = layoutName
    self.stepCount = stepCount
    self.rangeCheckMinimum = rangeCheckMinimum
    self.rangeCheckMaximum = rangeCheckMaximum
    self.segments = segments
    self.publicMemory = publicMemory
    self.dynamicParameters = dynamicParameters
  }
}
