import Foundation

/// A service that runs as a process of its own.
final class ServiceProcess {
  let port: UInt16
  private let process: Process
  private let log: String

  enum Fault: Error { case notListening(log: String) }

  /// Starts `stark serve` with the file at `data`, and waits until it listens.
  ///
  /// - `log`: the path for what it writes to standard error.
  /// - `descriptorCount`: how many descriptors it may have; nil for as many as this process.
  init(
    data: String,
    log: String,
    _ arguments: [String] = [],
    descriptorCount: Int? = nil
  ) throws {
    process = Process()
    let arguments = ["serve", "--port", "0", "--data", data] + arguments
    if let descriptorCount {
      process.executableURL = URL(filePath: "/bin/sh")
      let script = "ulimit -n \(descriptorCount) && exec \"$0\" \"$@\""
      process.arguments = ["-c", script, CommandRunner.program.path] + arguments
    } else {
      process.executableURL = CommandRunner.program
      process.arguments = arguments
    }
    try Data().write(to: URL(filePath: log))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(filePath: log))
    try process.run()
    self.log = log
    var found: UInt16?
    for _ in 0..<600 where found == nil && process.isRunning {
      Thread.sleep(forTimeInterval: 0.05)
      let text = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      found = text.firstMatch(of: /"message":"listening".*"port":"([0-9]+)"/).flatMap {
        UInt16($0.1)
      }
    }
    guard let found else {
      process.terminate()
      throw Fault.notListening(log: (try? String(contentsOfFile: log, encoding: .utf8)) ?? "")
    }
    port = found
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

  var logText: String { (try? String(contentsOfFile: log, encoding: .utf8)) ?? "" }

  /// Sends a signal.
  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for the end, and returns the exit code; nil if a signal ended it.
  func wait() -> Int32? {
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// The most memory that the process has had, in kilobytes; nil where the system doesn't tell.
  var peakMemory: Int? {
    let path = "/proc/\(process.processIdentifier)/status"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    return text.firstMatch(of: /VmHWM:\s+([0-9]+) kB/).flatMap { Int($0.1) }
  }
}
