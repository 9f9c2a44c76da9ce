import Foundation
import LedgerVerdicts
import StarkJSON
import Testing
import TestSupport
import stark

@Suite(
  "Ledger commands",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct LedgerCommandTests {
  /// Ten minutes after the last state of the shipped chain.
  private static let now = "1700008440"

  private func settle(_ arguments: [String]) throws -> CommandRunner.Outcome {
    try CommandRunner.run(["settle"] + arguments)
  }

  private func apply(
    _ proof: String = ShippedChain.proof,
    to ledger: String,
    _ arguments: [String] = []
  ) throws -> CommandRunner.Outcome {
    try settle(["apply", "--ledger", ledger, "--proof", proof] + arguments)
  }

  private func status(_ ledger: String, _ arguments: [String] = []) throws -> CommandRunner.Outcome
  {
    try settle(["status", "--ledger", ledger, "--now", Self.now] + arguments)
  }

  /// A ledger in `folder` that holds the shipped chain.
  private func chain(in folder: borrowing TemporaryFolder) throws -> String {
    let ledger = folder.path + "/chain.db"
    let outcome = try apply(to: ledger, ["--batch"] + ShippedChain.batches)
    #expect(outcome.code == 0, "\(outcome.output)")
    return ledger
  }

  @Test("a chain is applied, and applied again changes nothing and says so")
  func twice() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    let first = try apply(to: ledger, ["--batch"] + ShippedChain.batches)
    #expect(first.code == 0)
    for sequence in 1...3 {
      #expect(
        first.output.contains("Batch \(sequence)  applied as batch \(sequence) of the ledger")
      )
    }
    let before = try status(ledger, ["--json"]).output
    let again = try apply(to: ledger, ["--json"])
    #expect(again.code == 0)
    #expect(again.output.components(of: "\"standing\":\"already-applied\"") == 3)
    #expect(try status(ledger, ["--json"]).output == before)
  }

  @Test("what a status can't know without batch files is called unknown, and the rest is the same")
  func unknown() throws {
    let folder = try TemporaryFolder()
    let known = try chain(in: folder)
    let ledger = folder.path + "/public.db"
    #expect(try apply(to: ledger).code == 0)
    func lines(_ path: String) throws -> [[Substring]] {
      try status(path).output.split(separator: "\n").dropFirst().map { line in
        line.split(separator: " ").filter { $0 != "%" }
      }
    }
    let (full, part) = (try lines(known), try lines(ledger))
    for line in part where line.first != "ALERT" {
      let text = line.joined(separator: " ")
      let isKnown = full.contains { full in
        full.starts(with: line)
          || full.count == line.count
            && zip(full, line).allSatisfy { $0 == $1 || $1 == "unknown" }
      }
      #expect(isKnown || text.contains("not known") || text.hasPrefix("not replayed"), "\(text)")
    }
    #expect(part.contains { $0 == ["fee", "position", "unknown", "unknown"] })
    #expect(full.contains { $0.starts(with: ["fee", "position", "81,500,000"]) })
  }

  @Test("a tampered file of a batch that the ledger has is code 1, and a faithful one is compared")
  func tampered() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(in: folder)
    var file = try SettlementMutation.batchFile(2)
    try file.set("/transactions/2/amount", to: .string("1"))
    let path = try folder.write(file.text, to: "tampered.json")
    let arguments = ["--task", "2", "--require", "replay", "--batch"]
    let tampered = try apply(to: ledger, arguments + [path])
    #expect(tampered.code == 1)
    #expect(tampered.output.contains("(replay/enlarged-holding)"))
    #expect(tampered.output.contains(path))
    let faithful = try apply(to: ledger, arguments + [ShippedChain.batches[1]])
    #expect(faithful.code == 0)
    #expect(faithful.output.contains("was batch 2 of the ledger before, nothing written"))
    #expect(faithful.output.contains("replay            holds"))
    let renamed = try apply(to: ledger, ["--task", "1", "--batch-id", "7"])
    #expect(renamed.output.contains("an id that was given was not compared"))
  }

  @Test("a ledger knows the state: the next batch needs nothing but its proof")
  func withoutBatch() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    #expect(try apply(to: ledger, ["--task", "1", "--batch", ShippedChain.batches[0]]).code == 0)
    let second = try apply(to: ledger, ["--task", "2"])
    #expect(second.code == 0)
    #expect(second.output.contains("            state difference  holds"))
    #expect(second.output.contains("applied as batch 2 of the ledger"))
  }

  @Test("a batch that comes too early is code 1, and nothing is written")
  func gap() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    #expect(try apply(to: ledger, ["--task", "1", "--batch", ShippedChain.batches[0]]).code == 0)
    let before = try status(ledger, ["--json"]).output
    let third = try apply(to: ledger, ["--task", "3", "--batch", ShippedChain.batches[2]])
    #expect(third.code == 1)
    #expect(third.output.contains("ledger/previous-state"))
    #expect(try status(ledger, ["--json"]).output == before)
  }

  @Test("a policy that asks for more is code 2, and makes no ledger")
  func refused() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    #expect(try apply(to: ledger, ["--policy", "provable-128"]).code == 2)
    #expect(!FileManager.default.fileExists(atPath: ledger))
  }

  @Test("operators' numbers are kept, one for each batch")
  func labels() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    let few = try apply(to: ledger, ["--batch-id", "7"])
    #expect(few.code == 2)
    #expect(few.output.contains("statement/batch-count"))
    let ids = ["7", "8", "9"].flatMap { ["--batch-id", $0] }
    #expect(try apply(to: ledger, ids).code == 0)
    #expect(try status(ledger, ["--json"]).output.contains("\"batch_id\":9"))
    #expect(try apply(to: ledger, ["--previous-batch-id", "1"]).code == 64)
  }

  @Test("the status has the last roots and sums, and its code says whether there are alerts")
  func statusFigures() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(in: folder)
    let outcome = try status(ledger, ["--json"])
    let root = try JSONDocument(Array(outcome.output.utf8)).root.object()
    #expect(try root.required("batch_count").unsigned() == 3)
    #expect(try root.required("state_age").unsigned() == 600)
    let exchange = try root.required("exchange").object()
    #expect(
      try exchange.required("positions_root").string()
        == "0x75fe03f74468253a0cb97d278202d6dd1891ef09688f27c5e3e5ca37eca475c"
    )
    let deposits = try exchange.required("deposits").object()
    #expect(try deposits.required("sum").string() == "282550000000")
    let withdrawals = try exchange.required("withdrawals").object()
    #expect(try withdrawals.required("sum").string() == "7700000000")
    let alerts = try root.required("alerts").array(maximumCount: 1000)
    #expect(outcome.code == (alerts.count == 0 ? 0 : 5))
    #expect(try root.required("exit_code").unsigned() == UInt64(outcome.code))
  }

  @Test("a figure beyond its threshold is an alert and code 5, in text and JSON")
  func alerts() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(in: folder)
    let quiet = [
      "price-age=1000", "price-move=1000000000", "funding-share=1000000000",
      "withdrawals-to-others=1000000000000", "at-risk=off", "expiration=0",
    ].flatMap { ["--alert", $0] }
    let text = try status(ledger, quiet + ["--alert", "state-age=599"])
    #expect(text.code == 5)
    #expect(text.output.contains("  ALERT     state-age: 10 min, should be at most 9 min 59 s\n"))
    let json = try status(ledger, quiet + ["--alert", "state-age=599", "--json"])
    #expect(json.code == 5)
    #expect(
      json.output.contains(
        #"{"signal":"state-age","subject":null,"found":"600 s","expected":"at most 599 s","text":"#
          + #""state-age: 10 min, should be at most 9 min 59 s","advice":"Look whether a batch"#
      )
    )
    let calm = try status(ledger, quiet + ["--alert", "state-age=600", "--json"])
    #expect(!calm.output.contains("\"signal\":\"state-age\""))
  }

  @Test(
    "a threshold that makes no sense is code 64",
    arguments: ["state-age", "state-age=", "state-age=-1", "age=1", "at-risk=1", "under-water=1"]
  )
  func thresholds(text: String) throws {
    let outcome = try status("/nowhere", ["--alert", text])
    #expect(outcome.code == 64)
    #expect(outcome.error.hasPrefix("Error: "))
  }

  @Test("a position's claim has a path of 64 hashes to the last root, and an empty one none")
  func escape() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(in: folder)
    let outcome = try settle(["escape", "--ledger", ledger, "--position", "2", "--json"])
    #expect(outcome.code == 0)
    let root = try JSONDocument(Array(outcome.output.utf8)).root.object()
    #expect(try root.required("position").string() == "2")
    // Its collateral and its holding at the last index and price, by hand.
    #expect(try root.required("amount").string() == "42743906851")
    #expect(try root.required("path").array(maximumCount: 64).count == 64)
    let empty = try settle(["escape", "--ledger", ledger, "--position", "1234"])
    #expect(empty.code == 1)
    #expect(empty.output.contains("escape/empty"))
    #expect(try settle(["escape", "--ledger", ledger, "--position", "-1"]).code == 64)
  }

  @Test("the report is written whole, with a point for every batch")
  func report() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(in: folder)
    let out = folder.path + "/report"
    for _ in 0..<2 {
      let outcome = try settle(["report", "--ledger", ledger, "--out", out, "--now", Self.now])
      #expect(outcome.code == 0)
      #expect(outcome.output == out + "/index.html\n")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["index.html"])
    let html = try String(contentsOfFile: out + "/index.html", encoding: .utf8)
    for title in [
      "Batch cadence", "Deposits and withdrawals", "Open interest", "Funding paid by longs",
      "Oracle prices", "Proof size", "Verification time", "Security",
    ] {
      #expect(html.contains(">\(title)</h"), "\(title)")
    }
    #expect(html.contains("BTC-10"))
    #expect(!html.contains("Nothing to draw yet."))
    let blocked = try folder.write("", to: "blocked")
    #expect(try settle(["report", "--ledger", ledger, "--out", blocked + "/in"]).code == 66)
  }

  @Test("a report that can't take its place leaves nothing beside it")
  func reportInTheWay() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(in: folder)
    let out = folder.path + "/report"
    try folder.write("", to: "report/index.html/file")
    let outcome = try settle(["report", "--ledger", ledger, "--out", out])
    #expect(outcome.code == 66)
    #expect(outcome.error.hasPrefix("Error: \(out): "))
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["index.html"])
  }

  @Test(
    "the report opens in a browser with every line that the ledger has",
    .enabled(if: Chromium.isInstalled, "Chromium is not installed")
  )
  func reportInBrowser() throws {
    let folder = try TemporaryFolder()
    let ledger = try chain(in: folder)
    let outcome = try settle(["report", "--ledger", ledger, "--out", folder.path])
    #expect(outcome.code == 0)
    let page = folder.path + "/index.html"
    let document = try Chromium.document(of: page)
    // Cadence and collateral; sizes and times, two lines each; five plots of three assets.
    #expect(document.components(of: "<polyline ") == 2 + 4 + 5 * 3)
    #expect(document.components(of: "<circle ") >= (2 + 4 + 4 * 3) * 3)
    // Two batches with deposits, three with withdrawals.
    #expect(document.components(of: "<rect ") == 5)
    let picture = try Chromium.picture(of: page, width: 390, height: 5000)
    for colour in [Picture.Colour(0x0b63ce), Picture.Colour(0xc2410c)] {
      let rows = picture.rows(with: colour)
      #expect(try #require(rows.last) - #require(rows.first) > 2000)
    }
  }
}
