import StarkAlgebra
import StarkCairo

/// A small made-up public input that passes every check, to be damaged in one place.
///
///     1…8     program, two words of its own     11, 12   arguments of main: 20, 24
///     9, 10   frame cells                       18, 19   results of main: 24, 30
///     20…23   output, the last two on page 1    24…      pedersen, room for four, two used
///     36…     range_check, room for eight, not passed
struct ToyRun {
  var input: CairoPublicInput
  var limits = CairoLimits(
    segments: [.program, .execution] + [.output, .pedersen, .rangeCheck].map { .builtin($0) },
    instanceCapacities: [.pedersen: 4, .rangeCheck: 8],
    publicMemoryCapacity: 32
  )

  static let words: [Felt252] = [
    0x0407_8001_7fff_7fff, 2, 0x1104_8001_8001_8000, 4, 0x0107_8001_7fff_7fff, 0, 77, 78,
  ]
  static let output: [Felt252] = [1, 2, 3, 4]

  init(output: [Felt252] = ToyRun.output) {
    var memory: [(UInt64, Felt252)] = []
    memory += ToyRun.words.enumerated().map { (UInt64($0 + 1), $1) }
    memory += [(9, 11), (10, 0), (11, 20), (12, 24), (18, 24), (19, 30)]
    memory += output.enumerated().map { (UInt64($0 + 20), $1) }
    input = CairoPublicInput(
      layoutName: "toy",
      stepCount: 16,
      rangeCheckMinimum: 0,
      rangeCheckMaximum: 0xffff,
      segments: [
        .program: MemorySegment(begin: 1, stop: 5),
        .execution: MemorySegment(begin: 11, stop: 20),
        .builtin(.output): MemorySegment(begin: 20, stop: 24),
        .builtin(.pedersen): MemorySegment(begin: 24, stop: 30),
        .builtin(.rangeCheck): MemorySegment(begin: 36, stop: 36),
      ],
      publicMemory: memory.map { address, value in
        PublicMemoryCell(address: address, value: value, page: address >= 22 ? 1 : 0)
      },
      dynamicParameters: nil
    )
  }

  /// The statement, or the rejection.
  func statement(
    trusting trusted: TrustedBootloaders = .published
  ) throws(StatementRejection) -> CairoStatement {
    var counts = OperationCounts()
    return try CairoStatement(
      checking: input,
      limits: limits,
      trusting: trusted,
      counts: &counts
    )
  }

  /// Passes two builtins that the layout lacks, and neither output nor Pedersen.
  mutating func passZeros() {
    for address in [11, 12, 18, 19] { set(UInt64(address), to: 0) }
    move(.builtin(.output), begin: 20, stop: 20)
    move(.builtin(.pedersen), begin: 24, stop: 24)
    for address in 20...23 { remove(UInt64(address)) }
  }

  /// Passes the segment of range checks, two of them used, where Pedersen was passed.
  mutating func passRangeCheck() {
    move(.builtin(.pedersen), begin: 24, stop: 24)
    move(.builtin(.rangeCheck), begin: 36, stop: 38)
    set(12, to: 36)
    set(19, to: 38)
  }

  mutating func move(_ name: SegmentName, begin: UInt64, stop: UInt64) {
    input.segments[name] = MemorySegment(begin: begin, stop: stop)
  }

  /// Gives the cell at `address` another value.
  mutating func set(_ address: UInt64, to value: Felt252) {
    input.publicMemory = input.publicMemory.map {
      $0.address == address
        ? PublicMemoryCell(address: address, value: value, page: $0.page) : $0
    }
  }

  mutating func remove(_ address: UInt64) {
    input.publicMemory.removeAll { $0.address == address }
  }

  mutating func append(_ address: UInt64, _ value: Felt252, page: UInt32 = 0) {
    input.publicMemory.append(PublicMemoryCell(address: address, value: value, page: page))
  }
}
