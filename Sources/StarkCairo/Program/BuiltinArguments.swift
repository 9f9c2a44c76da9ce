import StarkAlgebra

/// The builtins whose pointers `main` was given and handed back.
struct BuiltinArguments {
  let builtins: [Builtin]

  /// Recognises the builtins by their segments.
  ///
  /// `arguments` and `results` are the cells where `main` got and returned the pointers, equally
  /// many. It takes builtins in the order of `Builtin.allCases`; an argument is the begin of a
  /// segment and the result its stop, or both are zero for a builtin that the layout lacks. Without
  /// the first a program could be handed plain memory as its range-check segment. Without the second
  /// it could write beyond what `CairoSegments` bounds. And a segment that isn't passed must be
  /// empty: the prover alone decides what lies in it, which for the output would be any output.
  ///
  /// Empty segments may begin where others do. Of the assignments that fit, one of builtins that the
  /// trace has room for is preferred, then the one that comes first in the order.
  init(
    arguments: [Felt252],
    results: [Felt252],
    segments: CairoSegments,
    limits: CairoLimits
  ) throws(ProgramRejection) {
    let pointers = zip(arguments, results).map { Pointers(begin: $0, stop: $1) }
    let candidates = Builtin.allCases.map { builtin in
      Candidate(
        builtin: builtin,
        pointers: segments.builtins[builtin].map(Pointers.init) ?? .absent,
        hasRoom: builtin == .output || limits.instanceCapacities[builtin, default: 0] > 0
      )
    }
    let first = try BuiltinArguments.firstAssignment(of: pointers[...], to: candidates[...])
    let preferred = BuiltinArguments.preferredAssignment(of: pointers[...], to: candidates[...])
    builtins = (preferred ?? first).map(\.builtin)
    for builtin in Builtin.allCases where !builtins.contains(builtin) {
      guard let segment = segments.builtins[builtin], segment.begin != segment.stop else {
        continue
      }
      throw .segmentNotPassed(builtin)
    }
  }

  /// The assignment that takes the first fitting candidate each time, which fails only if all do.
  private static func firstAssignment(
    of pointers: ArraySlice<Pointers>,
    to candidates: ArraySlice<Candidate>
  ) throws(ProgramRejection) -> [Candidate] {
    var remaining = candidates
    var assigned: [Candidate] = []
    for (index, pair) in pointers.enumerated() {
      guard let position = remaining.firstIndex(where: { $0.pointers == pair }) else {
        guard let close = remaining.first(where: { $0.pointers.begin == pair.begin }) else {
          throw .argument(index: index, found: pair.begin)
        }
        throw .result(index: index, builtin: close.builtin, found: pair.stop)
      }
      assigned.append(remaining[position])
      remaining = remaining[(position + 1)...]
    }
    return assigned
  }

  /// The first assignment in an order that tries candidates with room before others.
  ///
  /// There are at most 2¹¹ assignments.
  private static func preferredAssignment(
    of pointers: ArraySlice<Pointers>,
    to candidates: ArraySlice<Candidate>
  ) -> [Candidate]? {
    guard let pair = pointers.first else { return [] }
    let fitting = candidates.indices.filter { candidates[$0].pointers == pair }
    let ordered =
      fitting.filter { candidates[$0].hasRoom } + fitting.filter { !candidates[$0].hasRoom }
    for position in ordered {
      let rest = preferredAssignment(
        of: pointers.dropFirst(),
        to: candidates[(position + 1)...]
      )
      if let rest { return [candidates[position]] + rest }
    }
    return nil
  }

  /// What `main` takes and returns for one builtin.
  private struct Pointers: Equatable {
    let begin: Felt252
    let stop: Felt252

    static let absent = Pointers(begin: .zero, stop: .zero)

    init(begin: Felt252, stop: Felt252) {
      self.begin = begin
      self.stop = stop
    }

    init(_ segment: MemorySegment) {
      self.init(begin: Felt252(segment.begin), stop: Felt252(segment.stop))
    }
  }

  private struct Candidate {
    let builtin: Builtin
    let pointers: Pointers
    let hasRoom: Bool
  }
}
