package import StarkAIR
package import StarkAlgebra
package import StarkCairo

/// How one layout arranges the Cairo machine in a trace.
///
/// The constraints are the same in every layout; a layout says which builtins there are, how many
/// rows an instance of each takes, and where the virtual columns lie. All lengths are in rows.
package struct CPULayout: Sendable {
  /// The name as public inputs have it.
  package let name: String
  /// Which of the published definitions under that name this is.
  package internal(set) var variant: Variant
  package let columnCounts: ColumnCounts
  /// Rows per instruction, divided by 16.
  package let cpuComponentStep: Int
  /// One cell in this many rows belongs to public memory.
  package let publicMemoryStep: Int
  /// The steps of the pools of memory cells, 16-bit range-check units and diluted units.
  package let memoryUnit: Int
  package let rangeCheckUnit: Int
  package let dilutedUnit: Int?
  /// The memory segments in the order that the transcript takes them.
  package internal(set) var segments: [SegmentName]
  /// Rows per instance of every builtin with constraints; `output` has none and no entry.
  ///
  /// A `dynamic` layout has an entry only for the builtins it uses.
  package internal(set) var ratios: [Builtin: Int]
  /// The Pedersen hashes that lie side by side in one stretch of 512 steps: 1 or 4.
  package let pedersenRepetitions: Int
  package internal(set) var columns: [String: VirtualColumn]
  /// The mask in the prover's order, if that is not the sorted set of the cells used.
  ///
  /// Only `dynamic` has one; a cell may occur in it more than once.
  package let explicitMask: [Cell]?

  /// The published definitions of a layout, which differ for some names.
  package enum Variant: Hashable, Sendable, CaseIterable {
    /// Stone 3, whose seeds are version 6.
    case current
    /// Stone 2: `all_cairo` had no modular builtins yet.
    case v5
    /// Stone 1 of August 2023.
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

extension CPULayout {
  /// The challenges drawn between the two traces: three for memory and range checks, three for
  /// diluted units, one for each modular builtin.
  package var interactionElementCount: Int {
    let modularBuiltins = segments.filter { [.builtin(.addMod), .builtin(.mulMod)].contains($0) }
    return (dilutedUnit == nil ? 3 : 6) + modularBuiltins.count
  }

  /// The name as a number, its ASCII bytes big-endian: the layout code of public inputs.
  package var code: Felt252 {
    name.utf8.reduce(.zero) { $0 * 256 + Felt252(UInt64($1)) }
  }
}
