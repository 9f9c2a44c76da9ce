import Foundation
import Testing
import TestSupport

@Suite("Runs of a worker", .enabled(if: CommandRunner.isBuilt, "the program is not built"))
struct WorkerRunTests {
  private static let proof = ProofFile.shipped("plain-blake256").url.path

  /// Lines of which some take long, some are bad, and their ids from 0.
  private func lines(_ count: Int) -> String {
    (0..<count).map { id in
      switch id % 5 {
      case 0: #"{"id":"\#(id)","path":"\#(Self.proof)"}"#
      case 4: #"{"id":"\#(id)","path":7}"#
      default: #"{"id":"\#(id)","path":"/nowhere"}"#
      }
    }.joined(separator: "\n") + "\n"
  }

  @Test("answers come in the order of the lines", arguments: [1, 4])
  func order(jobs: Int) throws {
    let answers = try WorkerProcess.answers(to: lines(200), "--jobs", "\(jobs)")
    #expect(answers.map(\.id) == (0..<200).map { "\($0)" })
    #expect(answers.map(\.line) == Array(1...200))
    #expect(answers.count(where: { $0.outcome == "accepted" }) == 40)
  }

  @Test("or as they come: one for each line", arguments: [1, 4])
  func unordered(jobs: Int) throws {
    let answers = try WorkerProcess.answers(to: lines(200), "--unordered", "--jobs", "\(jobs)")
    #expect(answers.count == 200)
    #expect(Set(answers.compactMap(\.id)) == Set((0..<200).map { "\($0)" }))
    #expect(answers.allSatisfy { $0.id == $0.line.map { "\($0 - 1)" } })
  }

  @Test("an answer is written as soon as it is there, while the worker waits for more")
  func flush() throws {
    let worker = try WorkerProcess(["--jobs", "2"])
    for id in 0..<5 {
      try worker.send(#"{"id":"\#(id)","path":"\#(Self.proof)"}"# + "\n")
      #expect(try worker.answer()?.id == "\(id)")
    }
    try worker.finish()
    #expect(try worker.answers().isEmpty)
    #expect(worker.code() == 0)
    #expect(try worker.errorText().isEmpty)
  }

  @Test(
    "after a signal the lines in hand are answered and no others, and the end is no success",
    arguments: [1, 4]
  )
  func signal(jobs: Int) throws {
    for signal in [SIGTERM, SIGINT] {
      let worker = try WorkerProcess(["--jobs", "\(jobs)"])
      let count = 500
      for id in 0..<count { try worker.send(#"{"id":"\#(id)","path":"\#(Self.proof)"}"# + "\n") }
      #expect(try worker.answer()?.id == "0")
      worker.send(signal: signal)
      let rest = try worker.answers()
      #expect(worker.code() == 128 + signal)
      #expect(rest.count < count - 1)
      #expect(rest.map(\.id) == rest.indices.map { "\($0 + 1)" })
      #expect(rest.allSatisfy { $0.outcome == "accepted" })
      #expect(
        try worker.errorText() == "Error: signal \(signal) before the end of the input\n"
      )
    }
  }

  @Test("a signal ends a worker that waits, with half a line taken, and that is no success")
  func signalWhileWaiting() throws {
    let worker = try WorkerProcess()
    try worker.send(#"{"id":"a","path":"/nowhere"}"# + "\n" + #"{"id":"b","#)
    #expect(try worker.answer()?.id == "a")
    worker.send(signal: SIGTERM)
    #expect(try worker.answers().isEmpty)
    #expect(worker.code() == 128 + SIGTERM)
  }

  @Test("an output that nobody reads ends it with code 66", arguments: [1, 4])
  func brokenOutput(jobs: Int) throws {
    let worker = try WorkerProcess(["--jobs", "\(jobs)"])
    try worker.closeOutput()
    // The worker may be gone before all lines are sent, and stdin is never closed.
    try? worker.send(lines(100))
    #expect(worker.code() == 66)
    #expect(try worker.errorText() == "Error: standard output: Broken pipe\n")
  }

  @Test("a disk that is full ends it with code 66")
  func fullDisk() throws {
    let arguments = ["worker"]
    let folder = try TemporaryFolder()
    let script = "exec \"$0\" worker < \"$1\" > /dev/full"
    let input = try folder.write(lines(3), to: "lines")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script, CommandRunner.program.path, input]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 66)
    #expect(try CommandRunner.run(arguments, input: lines(3)).code == 0)
  }

  @Test("a folder in the place of the input ends it with code 66")
  func unreadableInput() throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" worker < / 2>&1", CommandRunner.program.path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 66)
    #expect(String(decoding: text, as: UTF8.self) == "Error: standard input: Is a directory\n")
  }

  @Test(
    "options that make no sense are usage errors",
    arguments: [
      ["--jobs", "0"], ["--jobs", "1025"], ["--max-line-bytes", "63"],
      ["--max-line-bytes", "2147483648"], ["--policy", "sharp"], ["proof.json"],
    ]
  )
  func usage(arguments: [String]) throws {
    let outcome = try CommandRunner.run(["worker"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
  }

  @Test("a policy of the command line is that of lines which name none")
  func policy() throws {
    let text = """
      {"id":"a","path":"\(Self.proof)"}
      {"id":"b","path":"\(Self.proof)","policy":"sharp-96"}
      {"id":"c"}

      """
    let answers = try WorkerProcess.answers(to: text, "--policy", "provable-100", "--timings")
    #expect(answers.map(\.outcome) == ["refused", "accepted", "usage"])
    let policies = answers.map { $0.members["policy"] as? String }
    #expect(policies == ["provable-100", "sharp-96", "provable-100"])
    #expect(answers[1].members["timings"] is [String: Any])
  }
}
