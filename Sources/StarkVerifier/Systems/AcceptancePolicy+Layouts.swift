import StarkCairo
import StoneProofs

extension AcceptancePolicy {
  /// Whether all layouts that the policy takes and that have `count` builtins have these
  /// `builtins`.
  ///
  /// Then the number of arguments that a program takes tells which builtins they are. In `small`
  /// and `recursive` the fourth is another: who runs a program for the one in the other passes it
  /// the cells of signatures where it takes those of bitwise operations, which nothing makes so.
  func layoutsAgree(on builtins: [Builtin], count: Int) -> Bool {
    (layouts ?? Set(CairoLayout.allCases)).allSatisfy { layout in
      layout.builtinLists.allSatisfy { $0.count != count || $0 == builtins }
    }
  }
}

extension CairoLayout {
  /// The builtins in the order of the layout, for each of its published forms.
  fileprivate var builtinLists: [[Builtin]] {
    guard self != .dynamic else { return [Builtin.allCases] }
    return CPULayout.Variant.allCases.compactMap { variant in
      CPULayout.layout(named: rawValue, variant: variant)?.segments.builtins
    }
  }
}
