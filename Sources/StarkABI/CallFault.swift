import StarkFaults
import StarkVerdicts

/// Why a call cannot be answered, found before anything is looked at: it makes no sense, or there
/// is no memory to begin with.
extension Fault {
  /// A null pointer to something that is needed, or that is said to have bytes.
  static func callNull(_ name: String) -> Fault {
    Fault(.usage, "usage/null", "\(name) is NULL")
  }

  /// More bytes or elements than there can be.
  static func callLength(_ name: String) -> Fault {
    Fault(.usage, "usage/length", "\(name) cannot have this length")
  }

  /// A structure that is smaller than any version of it, or has members that are not known.
  static func callStructure(_ name: String) -> Fault {
    Fault(
      .usage,
      "usage/structure",
      "\(name) has a size, or members, that this version does not know"
    )
  }

  static func callPolicy(_ error: PolicyChoiceError) -> Fault {
    Fault(.usage, "usage/policy", "\(error)")
  }

  static func callProgram(_ name: String) -> Fault {
    let names = ProgramChoice.names.joined(separator: ", ")
    return Fault(.usage, "usage/program", "\(name) is none of \(names), and not a hash")
  }

  /// A number of which some part means nothing.
  static func callNumber(_ name: String) -> Fault {
    Fault(.usage, "usage/number", "\(name) has a value without a meaning")
  }

  /// There is no memory for a copy of a file.
  static func callMemory(_ name: String, byteCount: Int) -> Fault {
    Fault(
      .broken,
      "fault/memory",
      "there is no memory for a copy of \(name), \(byteCount) bytes"
    )
  }
}
