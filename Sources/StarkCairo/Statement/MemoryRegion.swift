/// The addresses [begin, stop) that a segment reserves.
///
/// The Cairo machine lays its segments out one behind the other at the size they reserve: the
/// program, then the two frame cells and the execution, then the output, then every builtin at the
/// size of all its instances, used or not. They may touch and never overlap. Nothing in the AIR
/// says so. Memory is written once and every constraint holds wherever it lies, so an overlap
/// restricts a prover rather than freeing him; but those who wrote the program reasoned about
/// segments that are apart, and no honest run has others.
struct MemoryRegion: Equatable {
  let name: SegmentName
  let begin: UInt64
  let stop: UInt64

  /// The regions of all segments; those of `program` and `execution` meet below the frame cells.
  ///
  /// The halting instruction, at the final pc, takes two words of the program.
  static func all(
    program: MemorySegment,
    execution: MemorySegment,
    builtins: [Builtin: MemorySegment],
    limits: CairoLimits
  ) throws(SegmentRejection) -> [MemoryRegion] {
    let (frame, underflow) = execution.begin.subtractingReportingOverflow(2)
    guard !underflow, frame >= 2, program.stop <= frame - 2 else {
      throw .overlapping(.program, .execution)
    }
    var regions = [
      MemoryRegion(name: .program, begin: program.begin, stop: frame),
      MemoryRegion(name: .execution, begin: frame, stop: execution.stop),
    ]
    for (builtin, segment) in builtins {
      let name = SegmentName.builtin(builtin)
      var stop = segment.stop
      if builtin != .output {
        let capacity = limits.instanceCapacity(of: builtin)
        let (size, tooLarge) =
          capacity.multipliedReportingOverflow(by: UInt64(builtin.cellsPerInstance))
        let (end, tooFar) = segment.begin.addingReportingOverflow(size)
        guard !tooLarge, !tooFar else { throw .outOfRange(name) }
        stop = end
      }
      regions.append(MemoryRegion(name: name, begin: segment.begin, stop: stop))
    }
    return regions
  }

  /// Refuses regions of which one begins before another stops; an empty one may lie between others.
  static func checkDisjoint(_ regions: [MemoryRegion]) throws(SegmentRejection) {
    let ordered = regions.sorted {
      ($0.begin, $0.stop, $0.name.text) < ($1.begin, $1.stop, $1.name.text)
    }
    for (region, next) in zip(ordered, ordered.dropFirst()) where next.begin < region.stop {
      throw .overlapping(region.name, next.name)
    }
  }
}
