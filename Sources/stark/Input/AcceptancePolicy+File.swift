package import StarkFaults
import StarkVerdicts
package import StarkVerifier

extension AcceptancePolicy {
  /// The policy in a file.
  ///
  /// A name without a slash or dot that leads to no file is taken for a misspelt policy.
  package init(at source: ProofSource) throws(Fault) {
    let name = source.name
    let bytes: [UInt8]
    do {
      bytes = try source.read(maximumCount: UInt64(Self.maximumTextLength))
    } catch {
      guard error[SystemError.self] != nil, !name.contains("/"), !name.contains(".") else {
        throw .unreadPolicy(name, error)
      }
      throw .unknownPolicy(name)
    }
    do {
      try self.init(json: bytes)
    } catch {
      throw .policyFile(name, error, RecognisedFile(insteadOfPolicy: bytes))
    }
  }
}

/// Why there is no policy by the name, or in the file, that somebody gave.
extension Fault {
  package static func unknownPolicy(_ name: String) -> Fault {
    Fault(.usage, "usage/policy", PolicyChoiceError.unknownName(name).description)
  }

  /// The file could not be read, or has more bytes than any policy.
  package static func unreadPolicy(_ path: String, _ error: Fault) -> Fault {
    let path = path.withoutControlCharacters
    if case .size(_, let maximum, _) = error[PolicyRefusal.self] {
      let limit = NumberText.grouped(maximum)
      return Fault(.usage, "usage/policy", "Policy file \(path): more than \(limit) bytes")
    }
    return Fault(error.kind, error.code, "policy file \(path): \(error)")
  }

  /// The file is no policy, and maybe looks like one of another kind.
  package static func policyFile(
    _ path: String,
    _ error: PolicyFileError,
    _ file: RecognisedFile? = nil
  ) -> Fault {
    let text = "Policy file \(path.withoutControlCharacters): \(error)"
    let looks = file.map { "; the file looks like \($0.phrase)" } ?? ""
    return Fault(.usage, "usage/policy", text + looks)
  }
}
