/// Memory segments that have been found consistent with one another and with the layout.
///
/// `program` runs from the initial to the final pc, `execution` from the initial to the final ap.
package struct CairoSegments: Hashable, Sendable {
  package let program: MemorySegment
  package let execution: MemorySegment
  /// The segments of the layout's builtins, `output` included.
  package let builtins: [Builtin: MemorySegment]

  /// The segments of `input`, checked against `limits`.
  ///
  /// For each builtin b with its segment [begin, stop):
  ///
  ///     begin ≤ stop,  cells_b | stop − begin,  (stop − begin)/cells_b ≤ capacity_b
  ///
  /// The AIR constrains the first capacity_b instances from `begin` on and nothing further. Without
  /// these bounds a program that trusts a cell because it lies before `stop` would trust memory the
  /// prover chose freely: a range check that checks nothing, a hash that isn't one. Division is of
  /// integers; in the field, any number is a multiple of any other.
  init(
    of input: CairoPublicInput,
    limits: CairoLimits
  ) throws(SegmentRejection) {
    let declared = try CairoSegments.declared(by: input, in: limits)
    for (name, segment) in declared where segment.stop < segment.begin {
      throw .reversed(name)
    }
    guard let program = input.segments[.program] else { throw .missing(.program) }
    guard let execution = input.segments[.execution] else { throw .missing(.execution) }
    var builtins: [Builtin: MemorySegment] = [:]
    for (name, segment) in declared {
      guard case .builtin(let builtin) = name else { continue }
      try CairoSegments.checkInstances(of: builtin, in: segment, limits: limits)
      builtins[builtin] = segment
    }
    try MemoryRegion.checkDisjoint(
      MemoryRegion.all(program: program, execution: execution, builtins: builtins, limits: limits)
    )
    let (minimum, maximum) = (input.rangeCheckMinimum, input.rangeCheckMaximum)
    guard minimum <= maximum, maximum < 1 << 16 else {
      throw .rangeCheckBounds(minimum: minimum, maximum: maximum)
    }
    self.program = program
    self.execution = execution
    self.builtins = builtins
  }

  /// The output segment; empty in a layout without one.
  package var output: MemorySegment {
    builtins[.output] ?? MemorySegment(begin: 0, stop: 0)
  }

  /// The segments in the order of the layout, all of them and no others.
  private static func declared(
    by input: CairoPublicInput,
    in limits: CairoLimits
  ) throws(SegmentRejection) -> [(SegmentName, MemorySegment)] {
    var declared: [(SegmentName, MemorySegment)] = []
    for name in limits.segments {
      guard let segment = input.segments[name] else { throw .missing(name) }
      declared.append((name, segment))
    }
    let unexpected = Set(input.segments.keys).subtracting(limits.segments)
    if let name = unexpected.min(by: { $0.text < $1.text }) { throw .unexpected(name) }
    return declared
  }

  private static func checkInstances(
    of builtin: Builtin,
    in segment: MemorySegment,
    limits: CairoLimits
  ) throws(SegmentRejection) {
    guard builtin != .output else { return }
    let cellCount = segment.stop - segment.begin
    let (instanceCount, rest) =
      cellCount.quotientAndRemainder(dividingBy: UInt64(builtin.cellsPerInstance))
    guard rest == 0 else { throw .partialInstance(builtin, cellCount: cellCount) }
    let capacity = limits.instanceCapacity(of: builtin)
    guard instanceCount <= capacity else {
      throw .overCapacity(builtin, instanceCount: instanceCount, capacity: capacity)
    }
  }
}
