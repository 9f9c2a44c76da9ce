import StarkFaults
import StarkJSON
import StarkSettlement
import StarkVerdicts
import StarkVerifier

/// Why a line asks nothing that can be answered.
struct LineFault: Error, Sendable {
  let status: ExitStatus
  let reason: Verdict.Reason

  /// The fault with the stable name `line/…`.
  init(_ name: String, _ text: String, status: ExitStatus = .usage) {
    self.status = status
    reason = Verdict.Reason(code: "line/" + name, text: text)
  }

  /// The fault in the JSON of a line, under the names that faults of files have.
  init(_ fault: Fault) {
    let name = fault.code.split(separator: "/").last ?? "json"
    self.init(String(name), fault.description)
  }

  /// The fault of a policy that a line asks for by its name or path.
  init(_ error: PolicySourceError) {
    self.init("policy", error.description, status: error.status)
  }

  static func tooLong(byteCount: Int, maximum: Int) -> LineFault {
    LineFault(
      "too-long",
      "the line has \(NumberText.grouped(byteCount)) bytes, and "
        + "\(NumberText.grouped(maximum)) are allowed"
    )
  }

  static func notBase64(_ location: JSONLocation) -> LineFault {
    LineFault("base64", "not base64 in its canonical form at \(location)")
  }

  static func unknownName(_ location: JSONLocation, known: [String]) -> LineFault {
    LineFault("name", "unknown name at \(location); known are \(known.joined(separator: ", "))")
  }
}
