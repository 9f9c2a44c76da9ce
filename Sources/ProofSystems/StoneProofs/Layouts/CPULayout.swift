package import StarkAIR
package import StarkCairo

/// How one layout arranges the Cairo machine in a trace.
///
/// The constraints are the same in every layout; a layout says which builtins there are, how many
/// rows an instance of each takes, and where the virtual columns lie. All lengths are in rows.
package struct CPULayout: Sendable {
  /// The name as public inputs have it.
  package let name: String
  /// Which of the published definitions under that name this is.
  package let variant: Variant
  /// The memory segments in the order that the transcript takes them.
  package let segments: [SegmentName]
  package let columnCounts: ColumnCounts
  /// The challenges drawn between the two traces.
  package let interactionElementCount: Int
  /// Rows per instruction, divided by 16.
  package let cpuComponentStep: Int
  /// One cell in this many rows belongs to public memory.
  package let publicMemoryStep: Int
  /// The steps of the pools of memory cells, 16-bit range-check units and diluted units.
  package let memoryUnit: Int
  package let rangeCheckUnit: Int
  package let dilutedUnit: Int?
  /// Rows per instance of every builtin present; `output` has no constraints and no entry.
  package let ratios: [Builtin: Int]
  /// The Pedersen hashes that one instance of 512 steps computes side by side: 1 or 4.
  package let pedersenRepetitions: Int
  package let columns: [String: VirtualColumn]
  /// The mask as the prover sends it, if it is not the sorted set of the cells used.
  ///
  /// Only `dynamic` has one; a cell may occur in it more than once.
  package let explicitMask: [Cell]?

  /// The published definitions of a layout, which differ for some names.
  package enum Variant: Hashable, Sendable, CaseIterable {
    /// Stone 6 and every later version.
    case current
    /// `all_cairo` before add_mod and mul_mod.
    case v5
    /// The first public version of Stone, August 2023.
    case v1
  }

  /// The widths of the trace committed before, and of the one committed after the challenges.
  package struct ColumnCounts: Hashable, Sendable {
    package let first: Int
    package let second: Int

    package init(first: Int, second: Int) {
      self.first = first
      self.second = second
    }

    package var total: Int { first + second }
  }
}
