package import StarkFaults
import StarkVerdicts
import StarkVerifier

/// Why the bytes of a file could not be had.
extension Fault {
  /// The operating system refuses.
  package static func unreadable(_ error: SystemError) -> Fault {
    Fault(.unreadable, "input/unreadable", error.description, detail: error)
  }

  /// A pipe or device in a place where only files and folders make sense.
  package static var notAFile: Fault {
    Fault(.unreadable, "input/unreadable", "neither a file nor a folder")
  }

  /// A folder in which no file looks like a proof.
  package static var noProof: Fault {
    Fault(.unreadable, "input/no-proof", "no file in this folder looks like a proof")
  }

  /// More bytes than the policy allows; `offered` is nil if the input was not read to its end.
  package static func tooLarge(maximum: UInt64, offered: UInt64?) -> Fault {
    let size = PolicyRefusal.size(.fileBytes, maximum: maximum, offered: offered ?? maximum)
    guard offered == nil else { return size.fault }
    let text = "more bytes than the \(NumberText.grouped(maximum)) that the policy allows"
    return Fault(.malformed, size.code, text, detail: size)
  }
}

extension SystemError: FaultDetail {}
