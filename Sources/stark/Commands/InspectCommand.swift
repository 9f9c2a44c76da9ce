import ArgumentParser
import StarkVerifier
import StarkVerdicts

/// `stark inspect`: what is inside a proof file.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show what is inside a proof or a compiled program.",
    discussion: """
      Parameters, the bytes of each part, the shapes of the commitment trees, the security by \
      every estimate, the public input, and the hash of the program. No policy is applied: the \
      exit code says whether the proof is valid, not whether to believe it.

      Of a program that Cairo 0 was compiled to it shows the builtins, the number of words and the \
      hashes by which the program is known, so that proofs of it can be asked for.

      Examples:
        stark inspect proof.json
        stark inspect compiled.json
        stark inspect --json proof.json | jq .trees
        stark inspect --transcript proof.json > transcript.txt

      The prover's annotations hold the same lines between a title and statistics. This shows \
      nothing if they agree:
        jq -r '.annotations[]' proof.json | grep -E '^(P->V|V->P)' | diff - transcript.txt
      """
  )

  @Argument(
    help: "A file with a proof or a compiled program, or - for standard input.",
    completion: .file()
  )
  var path: String

  @Flag(
    help: """
      List every message and challenge by name and range of bytes, and nothing else; with --json \
      beside the rest.
      """
  )
  var transcript = false

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  func run() throws {
    let style = TextStyle(for: .standardOutput)
    let inspection = try inspect()
    switch inspection {
    case _ where json:
      FileDescriptor.standardOutput.write(inspection.json(withTranscript: transcript) + "\n")
    case .proof(let proof):
      FileDescriptor.standardOutput.write(transcript ? proof.transcript : proof.text(style: style))
    case .program(let program):
      FileDescriptor.standardOutput.write(program.text(style: style))
    }
    guard inspection.status == .accepted else { throw ExitCode(inspection.status.rawValue) }
  }

  /// The inspection; what cannot be inspected at all is reported as `verify` does.
  private func inspect() throws -> FileInspection {
    let policy = Inspection.policy
    let source: ProofSource = path == "-" ? .standardInput : .file(path)
    let failed: Verdict
    do {
      let bytes = try source.read(maximumCount: policy.limits.fileBytes)
      do {
        return try FileInspection(of: bytes, path: source.name)
      } catch {
        failed = Verdict(path: source.name, policy: policy.name, error)
      }
    } catch {
      failed = Verdict(
        path: source.name,
        policy: policy.name,
        status: error.status,
        reason: error.reason
      )
    }
    let style = TextStyle(for: .standardOutput)
    FileDescriptor.standardOutput.write(json ? failed.json + "\n" : failed.text(style: style))
    throw ExitCode(failed.status.rawValue)
  }
}
