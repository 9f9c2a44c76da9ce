package import StarkJSON

/// Why a file is not a compiled program whose hash can be told.
package enum CompiledProgramError: Error, Equatable, Sendable {
  /// It is not JSON, or not of the expected shape.
  case json(JSONError)
  /// It is for a machine over another field.
  case prime(at: JSONLocation)
  /// A word that is not below p.
  case notFieldElement(at: JSONLocation)
  /// A builtin of no machine that is known.
  case unknownBuiltin(at: JSONLocation, found: String)
  /// No function `main` is where the program begins, or its name leads to none.
  case noMain(at: JSONLocation)
  /// `main` lies outside the words.
  case mainOutside(at: JSONLocation, found: UInt64, wordCount: Int)
  /// The start-up code does not call `main`, or not with a pointer for each builtin.
  case startUpCode(at: JSONLocation)
}
