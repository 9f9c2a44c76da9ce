import Foundation
import TestSupport
import Testing

/// Short forms of what `Benchmarks/README.md` says how to run in full.
@Suite(
  "The service under load and loss",
  .enabled(if: CommandRunner.isBuilt && isPresent, "the program or python3 is not there"),
  .serialized
)
struct ServiceLoadTests {
  private static let folder = RepositoryFolder.root.appending(path: "Benchmarks/Scale/HTTP").path

  private static func run(_ script: String, _ arguments: String...) throws -> ProgramRun {
    try ProgramRun(
      of: URL(filePath: "/usr/bin/env"),
      ["python3", "-B", "\(folder)/\(script)", "--stark", CommandRunner.program.path] + arguments
    )
  }

  @Test("killed again and again, it answers all that it accepted, and gives nothing up")
  func kills() throws {
    let run = try Self.run("kills.py", "--kills", "6", "--seed", "13")
    #expect(run.code == 0, "\(run.output)\(run.error)")
    #expect(run.output.contains("6 kills, "))
  }

  // On a busy machine of two cores the service, its clients and the probe share what there is;
  // alone it is a tenth of this. What this has to find took seconds for most probes, and answered
  // few of them.
  @Test(
    "health answers while others ask for all they can and nobody reads the log",
    arguments: ["4 pipeline requests", "8 upload byte by byte", "all of it"]
  )
  func fairness(load: String) throws {
    let run = try Self.run("fairness.py", "--seconds", "3", "--load", load, "--most", "250")
    #expect(run.code == 0, "\(run.output)\(run.error)")
  }
}

private let isPresent = ProgramRun.program("python3") != nil
