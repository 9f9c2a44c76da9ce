package import StarkAlgebra

/// A program that ran from the standard start-up code: its words and the builtins `main` takes.
package struct ProgramCode: Hashable, Sendable {
  /// The builtins in the order of `main`'s arguments, which is that of `Builtin.allCases`.
  ///
  /// A builtin that the layout lacks leaves no trace of its name, only a zero argument. It is taken
  /// to be the first absent one that the order permits.
  package let builtins: [Builtin]
  /// The words from address 1 on, the six of the start-up code first.
  package let words: [Felt252]

  package init(builtins: [Builtin], words: [Felt252]) {
    precondition(words.count >= StartUpCode.wordCount, "a program contains its start-up code")
    self.builtins = builtins
    self.words = words
  }

  /// The word offset of `main` from address 1: the call at offset 2 jumps `words[3]` words ahead.
  var mainOffset: Felt252 { words[3] + 2 }

  /// The program as its compiler made it without start-up code, with `main` at `mainOffset` − 6.
  var ownWords: ArraySlice<Felt252> { words[StartUpCode.wordCount...] }
}
