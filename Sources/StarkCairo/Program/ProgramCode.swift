package import StarkAlgebra

/// A program that runs from the standard start-up code: its words and the builtins `main` takes.
package struct ProgramCode: Hashable, Sendable {
  /// The builtins in the order of `main`'s arguments, which is that of `Builtin.allCases`.
  package let builtins: [Builtin]
  /// The words from address 1 on, the six of the start-up code first.
  package let words: [Felt252]

  package init(builtins: [Builtin], words: [Felt252]) {
    precondition(words.count >= StartUpCode.wordCount, "a program contains its start-up code")
    self.builtins = builtins
    self.words = words
  }
}
