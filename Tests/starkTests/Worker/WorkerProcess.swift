import Foundation
import TestSupport

/// A running `stark worker` that a test talks to.
final class WorkerProcess {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()
  private var unread = Data()

  /// Starts `stark worker` with `arguments`.
  init(_ arguments: [String] = []) throws {
    // A write to a worker that is gone has to fail, and not to end the tests.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = CommandRunner.program
    process.arguments = ["worker"] + arguments
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    // The worker sees that its output is not read any more only if nobody else could write it.
    try? output.fileHandleForWriting.close()
    try? errors.fileHandleForWriting.close()
    try? input.fileHandleForReading.close()
  }

  func send(_ text: String) throws { try send(Data(text.utf8)) }

  func send(_ data: Data) throws { try input.fileHandleForWriting.write(contentsOf: data) }

  /// Says that no more lines come.
  func finish() throws { try input.fileHandleForWriting.close() }

  /// Gives up reading answers.
  func closeOutput() throws { try output.fileHandleForReading.close() }

  func send(signal: Int32) { kill(process.processIdentifier, signal) }

  /// The next answer; nil at the end of the output.
  func answer() throws -> WorkerAnswer? {
    while true {
      if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
        let line = unread[unread.startIndex..<end]
        unread = Data(unread[(end + 1)...])
        return try WorkerAnswer(Data(line))
      }
      let data = output.fileHandleForReading.availableData
      guard !data.isEmpty else { return unread.isEmpty ? nil : try WorkerAnswer(unread) }
      unread += data
    }
  }

  /// All answers that are left.
  func answers() throws -> [WorkerAnswer] {
    var answers: [WorkerAnswer] = []
    while let answer = try answer() { answers.append(answer) }
    return answers
  }

  /// The exit code, once the worker has come to its end.
  func code() -> Int32 {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -1
  }

  /// What the worker said beside its answers, once it has come to its end.
  func errorText() throws -> String {
    String(decoding: try errors.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }

  /// The most memory that was resident at once so far, in bytes; nil where the system doesn't tell.
  func peakMemory() -> Int? {
    let path = "/proc/\(process.processIdentifier)/status"
    guard let status = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }.map { $0 << 10 }
  }

  /// Sends `text`, says that no more comes, and takes all answers.
  static func answers(to text: String, _ arguments: String...) throws -> [WorkerAnswer] {
    let outcome = try CommandRunner.run(["worker"] + arguments, input: text)
    struct Ended: Error { let code: Int32 }
    guard outcome.code == 0 else { throw Ended(code: outcome.code) }
    return try outcome.output.split(separator: "\n").map { try WorkerAnswer(Data($0.utf8)) }
  }
}

/// One answer of a worker, or a verdict of a command.
struct WorkerAnswer {
  let members: [String: Any]

  init(_ line: Data) throws {
    struct NoObject: Error { let line: String }
    guard let members = try? JSONSerialization.jsonObject(with: line) as? [String: Any] else {
      throw NoObject(line: String(decoding: line, as: UTF8.self))
    }
    self.members = members
  }

  var id: String? { members["id"] as? String }
  var line: Int? { members["line"] as? Int }
  var outcome: String? { members["outcome"] as? String }
  var exitCode: Int32? { (members["exit_code"] as? Int).map { Int32($0) } }
  var verificationID: String? { members["verification_id"] as? String }

  /// The stable name of what went wrong, of a proof or of batches.
  var code: String? {
    members["code"] as? String ?? (members["failure"] as? [String: Any])?["code"] as? String
  }

  /// The verdict without the members that no two runs share, and with `path` if one is given.
  func verdict(path: String? = nil) throws -> String {
    var shared = members
    for name in ["id", "line", "milliseconds"] { shared[name] = nil }
    if let path { shared["path"] = path }
    let data = try JSONSerialization.data(withJSONObject: shared, options: .sortedKeys)
    return String(decoding: data, as: UTF8.self)
  }
}
