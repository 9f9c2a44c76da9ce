import Foundation
import TestSupport
import Testing

/// A disk that takes no more than so many bytes of a file fails one write after the other.
@Suite(
  "Ledgers whose writes fail",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct LedgerWriteFaultTests {
  /// Runs a command none of whose files can grow beyond `blocks` of 512 bytes.
  ///
  /// The signal that tells a process of it is ignored, so that the write fails as on a full disk.
  private static func run(_ arguments: [String], blocks: Int) throws -> ProgramRun {
    try ProgramRun(
      of: URL(filePath: "/bin/sh"),
      ["-c", "trap '' XFSZ; ulimit -f \(blocks); exec \"$@\"", "sh", CommandRunner.program.path]
        + arguments
    )
  }

  private static func status(_ ledger: String) throws -> String {
    let run = try CommandRunner.run(
      "settle",
      "status",
      "--json",
      "--ledger",
      ledger,
      "--now",
      "1700008440"
    )
    return run.output.replacing(ledger, with: "LEDGER")
  }

  @Test("whichever write fails, nothing is claimed that is not there, and the next run mends it")
  func everyWrite() throws {
    let folder = try TemporaryFolder()
    func apply(_ ledger: String) -> [String] {
      ["settle", "apply", "--json", "--ledger", ledger, "--proof", ShippedChain.proof]
    }
    let whole = folder.path + "/whole.db"
    #expect(try CommandRunner.run(apply(whole)).code == 0)
    let expected = try Self.status(whole)
    #expect(expected.contains("\"batch_count\":3"), "\(expected)")
    var failures = 0
    for blocks in stride(from: 12, through: 4_096, by: 24) {
      let ledger = folder.path + "/\(blocks).db"
      let run = try Self.run(apply(ledger), blocks: blocks)
      if run.code == 0 {
        #expect(try Self.status(ledger) == expected)
        break
      }
      failures += 1
      #expect(run.code == 66, "\(blocks) blocks: \(run.output)\(run.error)")
      #expect(
        run.output.contains("\"code\":\"ledger/disk\""),
        "\(blocks) blocks: \(run.output)\(run.error)"
      )
      // What it says of each batch is so.
      let applied = run.output.ranges(of: "\"standing\":\"applied\"").count
      let again = try CommandRunner.run(apply(ledger))
      #expect(again.code == 0, "\(blocks) blocks: \(again.output)\(again.error)")
      let known = again.output.ranges(of: "\"standing\":\"already-applied\"").count
      #expect(known >= applied, "\(blocks) blocks: \(run.output)")
      #expect(try Self.status(ledger) == expected, "\(blocks) blocks")
    }
    #expect(failures > 20)
    #expect(failures < 170, "no run was without a fault")
  }
}
