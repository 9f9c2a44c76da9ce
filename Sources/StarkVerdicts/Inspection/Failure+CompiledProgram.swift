import StarkCairo
import StarkVerifier

extension Failure {
  /// Why a file is not a compiled program whose hash can be told.
  init(_ error: CompiledProgramError) {
    switch error {
    case .json(let error): self.init(error)
    case .prime(let location):
      self.init("malformed/prime", "the program is for another field", at: "\(location)")
    case .notFieldElement(let location):
      self.init("malformed/field-element", "not a field element", at: "\(location)")
    case .unknownBuiltin(let location, let name):
      self.init(
        "malformed/name",
        "unknown name",
        at: "\(location)",
        expected: Builtin.allCases.map(\.rawValue).joined(separator: ", "),
        found: name
      )
    case .noMain(let location):
      self.init("malformed/main", "there is no function main", at: "\(location)")
    case .mainOutside(let location, let offset, let wordCount):
      self.init(
        "malformed/main",
        "main lies outside the program",
        at: "\(location)",
        expected: "below \(wordCount)",
        found: "\(offset)"
      )
    case .startUpCode(let location):
      self.init(
        "malformed/start-up-code",
        "the start-up code does not call main with a pointer for each builtin",
        at: "\(location)"
      )
    }
  }
}
