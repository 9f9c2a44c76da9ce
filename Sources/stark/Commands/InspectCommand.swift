import ArgumentParser
import StarkFaults
import StarkVerifier
import StarkVerdicts

/// `stark inspect`: what is inside a proof file.
struct InspectCommand: AnsweringCommand {
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
    help: ArgumentHelp(
      "A file with a proof or a compiled program, or - for standard input.",
      valueName: "path"
    ),
    completion: .file(),
    transform: ProofSource.argument
  )
  var source: ProofSource

  @Flag(
    help: """
      List every message and challenge by name and range of bytes, and nothing else; with --json \
      beside the rest.
      """
  )
  var transcript = false

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  func answer(to output: Output) throws -> ExitStatus {
    let inspection: FileInspection
    do throws(Fault) {
      inspection = try inspect()
    } catch {
      let verdict = Verdict(path: source.name, policy: Inspection.policy.name, reason: error)
      output.write(json ? verdict.json + "\n" : verdict.text(style: output.style))
      return verdict.status
    }
    switch inspection {
    case _ where json:
      output.write(inspection.json(withTranscript: transcript) + "\n")
    case .proof(let proof):
      output.write(transcript ? proof.transcript : proof.text(style: output.style))
    case .program(let program):
      output.write(program.text(style: output.style))
    }
    return inspection.status
  }

  private func inspect() throws(Fault) -> FileInspection {
    let bytes = try source.read(maximumCount: Inspection.policy.limits.fileBytes)
    return try FileInspection(of: bytes, path: source.name)
  }
}
