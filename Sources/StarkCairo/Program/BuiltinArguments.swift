import StarkAlgebra

/// The builtins whose pointers `main` may have been given and handed back.
///
/// A run shows pointers, not names. Where segments coincide, or a builtin that the layout lacks is
/// passed as zero, several lists of names fit, and each is a true statement about the run.
struct BuiltinArguments {
  /// Every list that fits, at least one and at most C(11, 5) = 462, in the order of
  /// `Builtin.allCases` taken word by word.
  let assignments: [[Builtin]]

  /// Recognises the builtins by their segments.
  ///
  /// `arguments` and `results` are the cells where `main` got and returned the pointers, equally
  /// many. It takes builtins in the order of `Builtin.allCases`; an argument is the begin of a
  /// segment and the result its stop, or both are zero for a builtin that the layout lacks. Without
  /// the first a program could be handed plain memory as its range-check segment. Without the
  /// second it could write beyond what `CairoSegments` bounds. And a segment that isn't passed must
  /// be empty: the prover alone decides what lies in it, which for the output would be any output.
  init(
    arguments: [Felt252],
    results: [Felt252],
    segments: CairoSegments
  ) throws(ProgramRejection) {
    let pointers = zip(arguments, results).map { Pointers(begin: $0, stop: $1) }
    let candidates = Builtin.allCases.map { builtin in
      Candidate(
        builtin: builtin,
        pointers: segments.builtins[builtin].map(Pointers.init) ?? .absent
      )
    }
    let first = try BuiltinArguments.firstAssignment(of: pointers[...], to: candidates[...])
    // Segments that are in use don't coincide with any other, so all assignments pass the same
    // ones.
    for builtin in Builtin.allCases where !first.contains(builtin) {
      guard let segment = segments.builtins[builtin], segment.begin != segment.stop else {
        continue
      }
      throw .segmentNotPassed(builtin)
    }
    assignments = BuiltinArguments.assignments(of: pointers[...], to: candidates[...])
  }

  /// The assignment that takes the first fitting candidate each time, which fails only if all do.
  private static func firstAssignment(
    of pointers: ArraySlice<Pointers>,
    to candidates: ArraySlice<Candidate>
  ) throws(ProgramRejection) -> [Builtin] {
    var remaining = candidates
    var assigned: [Builtin] = []
    for (index, pair) in pointers.enumerated() {
      guard let position = remaining.firstIndex(where: { $0.pointers == pair }) else {
        guard let close = remaining.first(where: { $0.pointers.begin == pair.begin }) else {
          throw .argument(index: index, found: pair.begin)
        }
        throw .result(index: index, builtin: close.builtin, found: pair.stop)
      }
      assigned.append(remaining[position].builtin)
      remaining = remaining[(position + 1)...]
    }
    return assigned
  }

  /// All assignments of `pointers` to `candidates` that keep the order; 2¹¹ steps at most.
  private static func assignments(
    of pointers: ArraySlice<Pointers>,
    to candidates: ArraySlice<Candidate>
  ) -> [[Builtin]] {
    guard let pair = pointers.first else { return [[]] }
    guard pointers.count <= candidates.count else { return [] }
    var found: [[Builtin]] = []
    for position in candidates.indices where candidates[position].pointers == pair {
      let rest = assignments(of: pointers.dropFirst(), to: candidates[(position + 1)...])
      found += rest.map { [candidates[position].builtin] + $0 }
    }
    return found
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
  }
}
