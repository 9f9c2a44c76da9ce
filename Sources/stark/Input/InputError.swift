import StarkVerifier
package import StarkVerdicts

/// Why the bytes of a proof could not be had.
package enum InputError: Error, Equatable, Sendable {
  /// The operating system refuses.
  case unreadable(SystemError)
  /// A pipe or device in a place where only files and folders make sense.
  case notAFile
  /// A folder in which no file looks like a proof.
  case noProof
  /// More bytes than the policy allows; `offered` is nil if the input was not read to its end.
  case tooLarge(maximum: UInt64, offered: UInt64?)

  /// How a run ends that met this.
  package var status: ExitStatus {
    switch self {
    case .unreadable, .notAFile, .noProof: .unreadable
    case .tooLarge: .malformed
    }
  }

  /// The stable name.
  package var code: String {
    switch self {
    case .unreadable, .notAFile: "input/unreadable"
    case .noProof: "input/no-proof"
    case .tooLarge: "policy/size"
    }
  }
}

extension InputError {
  /// The reason in a verdict.
  package var reason: Verdict.Reason { Verdict.Reason(code: code, text: description) }
}

extension InputError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .notAFile: "neither a file nor a folder"
    case .noProof: "no file in this folder looks like a proof"
    case .tooLarge(let maximum, let offered?):
      PolicyRefusal.size(.fileBytes, maximum: maximum, offered: offered).description
    case .tooLarge(let maximum, nil):
      "more bytes than the \(NumberText.grouped(maximum)) that the policy allows"
    }
  }
}
