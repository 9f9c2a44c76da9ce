package import StarkVerdicts
package import StarkVerifier

/// Why there is no policy by the name, or in the file, that somebody gave.
package enum PolicySourceError: Error, Equatable, Sendable {
  case unknownName(String)
  case unreadable(String, InputError)
  /// The file is no policy, and maybe looks like one of another kind.
  case fault(String, PolicyFileError, RecognisedFile? = nil)

  /// How a run ends that met this.
  package var status: ExitStatus {
    switch self {
    case .unknownName, .fault, .unreadable(_, .tooLarge): .usage
    case .unreadable: .unreadable
    }
  }
}

extension PolicySourceError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .unknownName(let name): PolicyChoiceError.unknownName(name).description
    case .unreadable(let path, .tooLarge(let maximum, _)):
      "Policy file \(path.withoutControlCharacters): more than \(NumberText.grouped(maximum)) bytes"
    case .unreadable(let path, let error):
      "policy file \(path.withoutControlCharacters): \(error)"
    case .fault(let path, let error, let file):
      "Policy file \(path.withoutControlCharacters): \(error)"
        + (file.map { "; the file looks like \($0.phrase)" } ?? "")
    }
  }
}

extension AcceptancePolicy {
  /// The policy in a file.
  ///
  /// A name without a slash or dot that leads to no file is taken for a misspelt policy.
  package init(at source: ProofSource) throws(PolicySourceError) {
    let bytes: [UInt8]
    do {
      bytes = try source.read(maximumCount: UInt64(Self.maximumTextLength))
    } catch {
      let name = source.name
      guard case .unreadable = error, !name.contains("/"), !name.contains(".") else {
        throw .unreadable(name, error)
      }
      throw .unknownName(name)
    }
    do {
      try self.init(json: bytes)
    } catch {
      throw .fault(source.name, error, RecognisedFile(insteadOfPolicy: bytes))
    }
  }
}
