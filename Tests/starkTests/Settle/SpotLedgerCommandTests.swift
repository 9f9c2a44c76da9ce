import Foundation
import GRDB
import SettlementLedger
import StarkSettlement
import TestSupport
import Testing
import stark

@Suite(
  "Ledger commands on a chain of the spot exchange",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct SpotLedgerCommandTests {
  private static let requested = """
    {"schema": 1, "forced_requests": [
      {"id": "0xcd:0", "time": 1700000000, "kind": "full_withdrawal", "public_key": "0x7",
        "vault": "9223372036854775810"}]}
    """

  /// A spot chain in `folder`, with one request that waits if there is to be one.
  private func ledger(in folder: borrowing TemporaryFolder, waits: Bool) throws -> String {
    let path = folder.path + "/chain.db"
    let ledger = try Ledger(path: path)
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction {
      try $0.execute(sql: SpotChainRows.sql(batchCount: 2))
      try LedgerSeals.renew($0)
    }
    try queue.close()
    if waits { try ledger.record(L1Facts(decoding: Array(Self.requested.utf8))) }
    return path
  }

  /// The answer of `settle status` at `now` without alerts about anything but requests.
  private func status(
    _ path: String,
    at now: Int,
    _ arguments: [String] = []
  ) throws -> CommandRunner.Outcome {
    try CommandRunner.run(
      ["settle", "status", "--ledger", path, "--now", "\(now)"]
        + ["--alert", "expiration=0"] + arguments
    )
  }

  @Test("the status has the requests that wait and their deadlines, and warns before these")
  func waiting() throws {
    let folder = try TemporaryFolder()
    let path = try ledger(in: folder, waits: true)
    let deadline = 1_700_604_800
    let calm = try status(path, at: deadline - 172_800)
    #expect(calm.code == 0, "\(calm.output)")
    #expect(
      calm.output.contains(
        """
          forced    1 full withdrawal pending
                    request 0xcd:0 pending, freeze possible from 2023-11-21 22:13:20
        """
      ),
      "\(calm.output)"
    )
    let json = try status(path, at: deadline - 172_800, ["--json"])
    #expect(
      json.output.contains(
        #""pending_requests":[{"id":"0xcd:0","time":1700000000,"deadline":1700604800}],"exchange":null"#
      ),
      "\(json.output)"
    )
    let warned = try status(path, at: deadline - 172_799, ["--json"])
    #expect(warned.code == 5)
    #expect(
      warned.output.contains(
        #"{"signal":"forced-deadline","subject":"request 0xcd:0","found":"172799 s","#
      )
    )
    let overdue = try status(path, at: deadline + 60)
    #expect(overdue.code == 5)
    #expect(
      overdue.output.contains(
        "  ALERT     forced-deadline: request 0xcd:0, −1 min, should be at least 2 d\n"
      ),
      "\(overdue.output)"
    )
  }

  @Test("without requests it says that none waits")
  func nothing() throws {
    let folder = try TemporaryFolder()
    let path = try ledger(in: folder, waits: false)
    let text = try status(path, at: 1_700_000_000)
    #expect(text.code == 0)
    #expect(text.output.contains("  forced    0 full withdrawals pending\n"), "\(text.output)")
    let json = try status(path, at: 1_700_000_000, ["--json"])
    #expect(json.output.contains(#""pending_requests":[],"exchange":null"#))
  }

  @Test("the report lists the requests that wait")
  func report() throws {
    let folder = try TemporaryFolder()
    let path = try ledger(in: folder, waits: true)
    let out = folder.path + "/report"
    let outcome = try CommandRunner.run(
      ["settle", "report", "--ledger", path, "--out", out, "--now", "1700604801"]
    )
    #expect(outcome.code == 0, "\(outcome.error)")
    let html = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
    #expect(html.contains("Forced requests that wait"))
    #expect(html.contains("forced requests pending"))
    #expect(html.contains("0xcd:0"))
    #expect(html.contains("forced-deadline: request 0xcd:0"))
  }

  @Test("its facts are refused for a chain of the perpetual exchange: code 1, by their list")
  func otherProgram() throws {
    let folder = try TemporaryFolder()
    let facts = try folder.write(Self.requested, to: "facts.json")
    let outcome = try CommandRunner.run([
      "settle", "apply", "--ledger", folder.path + "/new.db", "--proof", ShippedChain.proof,
      "--task", "1", "--facts", facts,
    ])
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("(facts/program)\n"), "\(outcome.output)")
    #expect(outcome.output.contains("forced_requests"))
  }
}
