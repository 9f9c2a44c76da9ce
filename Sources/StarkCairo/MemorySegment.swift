import StarkAlgebra

/// The name of a memory segment in a public input.
package enum SegmentName: Hashable, Sendable {
  case program
  case execution
  case builtin(Builtin)

  /// The name as it stands in a public input.
  package var text: String {
    switch self {
    case .program: "program"
    case .execution: "execution"
    case .builtin(let builtin): builtin.rawValue
    }
  }

  /// The segment called `text`, or nil if there is none of that name.
  package init?(_ text: String) {
    switch ExactName(text) {
    case "program": self = .program
    case "execution": self = .execution
    default:
      guard let builtin = Builtin(name: text) else { return nil }
      self = .builtin(builtin)
    }
  }
}

extension [SegmentName] {
  /// The builtins among the segments, in their order.
  package var builtins: [Builtin] {
    compactMap { name in
      if case .builtin(let builtin) = name { builtin } else { nil }
    }
  }
}

/// The part [begin, stop) of memory that a segment used.
///
/// For `program` the two are the initial and final pc, for `execution` the initial and final ap.
package struct MemorySegment: Hashable, Sendable {
  package let begin: UInt64
  package let stop: UInt64

  package init(begin: UInt64, stop: UInt64) {
    self.begin = begin
    self.stop = stop
  }
}
