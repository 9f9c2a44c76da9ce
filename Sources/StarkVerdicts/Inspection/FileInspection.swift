package import StarkFaults
import StarkVerifier

/// What there is to see in a file: a proof's parts, or a compiled program's hashes.
package enum FileInspection: Sendable {
  case proof(Inspection)
  case program(ProgramInspection)

  /// The inspection of the file of these `bytes`, whichever of the two it is.
  ///
  /// - Throws: why it can't be inspected at all; that a proof is not valid is a finding.
  package init(of bytes: [UInt8], path: String) throws(Fault) {
    do {
      self = .proof(try Inspection(of: bytes, path: path))
    } catch {
      guard error[RecognisedFile.self] == .compiledProgram else { throw error }
      self = .program(try ProgramInspection(of: bytes, path: path))
    }
  }

  /// How the run ends: a program has nothing in it that could be false.
  package var status: ExitStatus {
    switch self {
    case .proof(let inspection): inspection.status
    case .program: .accepted
    }
  }

  /// The inspection as one line of JSON, schema 1.
  package func json(withTranscript: Bool) -> String {
    switch self {
    case .proof(let inspection): inspection.json(withTranscript: withTranscript)
    case .program(let inspection): inspection.json
    }
  }
}
