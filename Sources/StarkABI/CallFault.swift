import StarkVerdicts

/// Why a call cannot be answered, found before anything is looked at: it makes no sense, or there is no
/// memory to begin with.
enum CallFault: Error, Equatable {
  /// A null pointer to something that is needed, or that is said to have bytes.
  case null(String)
  /// More bytes or elements than there can be.
  case length(String)
  /// A structure that is smaller than any version of it, or has members that are not known.
  case structure(String)
  case policy(PolicyChoiceError)
  case program(String)
  /// A number of which some part means nothing.
  case number(String)
  /// There is no memory for a copy of a file.
  case memory(String, byteCount: Int)

  /// The stable name.
  var code: String {
    switch self {
    case .null: "usage/null"
    case .length: "usage/length"
    case .structure: "usage/structure"
    case .policy: "usage/policy"
    case .program: "usage/program"
    case .number: "usage/number"
    case .memory: "fault/memory"
    }
  }

  /// How a call with this fault ends.
  var status: ExitStatus {
    switch self {
    case .null, .length, .structure, .policy, .program, .number: .usage
    case .memory: .fault
    }
  }
}

extension CallFault: CustomStringConvertible {
  var description: String {
    switch self {
    case .null(let name): "\(name) is NULL"
    case .length(let name): "\(name) cannot have this length"
    case .structure(let name): "\(name) has a size, or members, that this version does not know"
    case .policy(let error): "\(error)"
    case .program(let name):
      "\(name) is none of \(ProgramChoice.names.joined(separator: ", ")), and not a hash"
    case .number(let name): "\(name) has a value without a meaning"
    case .memory(let name, let count): "there is no memory for a copy of \(name), \(count) bytes"
    }
  }
}
