import ArgumentParser
import StarkVerdicts
import StarkVerifier

/// `stark worker`: an answer to each line of standard input, for programs that feed it.
struct WorkerCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker",
    abstract: "Answer questions that other programs ask, one a line.",
    discussion: """
      Each line of standard input is a JSON object, and each is answered by one line on standard \
      output: its id, its number, and what “stark verify --json” or “stark settle check --json” \
      would write. Nothing else is ever written there.

      The members of a line:
        id        a string or number, which the answer repeats; required
        path      the path of the proof file, or
        proof     the bytes of the proof file in base64
        policy    a policy's name, or the path or content of a policy file

      With one of these the line is about batches:
        batch     a file, or a list of files: a path or {"data": base64} each
        previous  the file of the state before the first batch
        task      check this task only, from 1
        program   take this program only, or these: names or hashes
        require   a level that must be checked completely, or a list of them

      A line that is no such object is answered too, with outcome “usage”, exit_code 64 and a code \
      that begins with line/. A blank line is not. Verdicts don't change the exit code: it is 0 if \
      the input was read to its end and each line was answered. SIGTERM or SIGINT before that end it \
      with 143 or 130 when the lines in hand are answered; it is 66 if input or output break off.

      Examples:
        echo '{"id": 1, "path": "proof.json"}' | stark worker
        echo '{"id": 2, "path": "p.json", "batch": "b.json"}' | stark worker
        echo "{\\"id\\": 3, \\"proof\\": \\"$(base64 -w0 p.json)\\"}" | stark worker
        stark worker --jobs 4 < lines | jq 'select(.exit_code != 0)'
      """
  )

  @Option(
    help: ArgumentHelp(
      "What a proof must offer unless its line says: a named policy, or a policy file.",
      discussion: "Named policies: \(AcceptancePolicy.named.map(\.name).joined(separator: ", ")).",
      valueName: "name|file"
    ),
    completion: .list(AcceptancePolicy.named.map(\.name))
  )
  var policy = AcceptancePolicy.default.name

  @Option(parsing: .unconditional, help: "Lines to answer at the same time.")
  var jobs = 1

  @Flag(help: "Write answers as they come, not in the order of the lines.")
  var unordered = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The longest line that is read; what is longer is passed over and answered.",
      valueName: "bytes"
    )
  )
  var maxLineBytes = 128 << 20

  @Flag(help: "Show the cost, as verify and settle check do.")
  var timings = false

  func validate() throws {
    try PolicyOptions.checkName(policy)
    guard (1...1024).contains(jobs) else {
      throw ValidationError("--jobs must be 1 or more, and at most 1024.")
    }
    // A document of more bytes than this is beyond any reader of JSON here.
    guard (64...Int(Int32.max)).contains(maxLineBytes) else {
      throw ValidationError("--max-line-bytes must be 64 to \(Int32.max).")
    }
  }

  func answer(to output: Output) throws -> ExitStatus {
    let answerer = LineAnswerer(
      policy: try PolicyOptions.policy(policy),
      maximumLineLength: maxLineBytes,
      showsCost: timings
    )
    let stop: StopSignal
    do throws(SystemError) { stop = try StopSignal() } catch {
      throw end(.fault, "\(error)")
    }
    ignoreBrokenPipes()
    stop.raiseOnTermination()
    let run = WorkerRun(
      answerer,
      reading: LineReader(.standardInput, maximumCount: maxLineBytes, until: stop),
      jobs: jobs,
      keepsOrder: !unordered,
      until: stop
    )
    switch run.run() {
    case .complete: return .accepted
    case .stopped(let signal):
      // What a shell says of a program that a signal ended: whoever feeds lines must not take an
      // end before theirs for success.
      Diagnostics.error("signal \(signal) before the end of the input")
      throw ExitCode(128 + signal)
    case .output(let error): throw end(.unreadable, "standard output: \(error)")
    case .input(let error): throw end(.unreadable, "standard input: \(error)")
    case .fault: throw end(.fault, "lines were left")
    }
  }

  private func end(_ status: ExitStatus, _ text: String) -> ExitCode {
    Diagnostics.error(text)
    return ExitCode(status.rawValue)
  }
}
