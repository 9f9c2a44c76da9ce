import Foundation
import GRDB
import StarkSettlement
import Testing
import TestSupport
import stark

@Suite(
  "Ledgers that can't be used",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct BadLedgerTests {
  /// The commands that take a ledger, without its path.
  private static func commands(_ folder: borrowing TemporaryFolder) -> [[String]] {
    [
      ["apply", "--proof", ShippedChain.proof, "--task", "2", "--batch", ShippedChain.batches[1]],
      ["status"], ["report", "--out", folder.path + "/report"], ["escape", "--position", "1"],
    ]
  }

  /// Expects every command to end with `code` for `reason`, and to leave the file at `path`.
  private func expectEveryCommand(
    on path: String,
    in folder: borrowing TemporaryFolder,
    endsWith code: Int32,
    for reason: String
  ) throws {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    let content = size < 1 << 24 ? try Data(contentsOf: URL(filePath: path)) : nil
    for command in Self.commands(folder) {
      let outcome = try CommandRunner.run(["settle"] + command + ["--ledger", path])
      #expect(outcome.code == code, "\(command): \(outcome.output)")
      #expect(outcome.output.contains("(\(reason))\n"), "\(command): \(outcome.output)")
      #expect(outcome.output.contains("  file      \(path)\n"))
    }
    #expect(try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int == size)
    if let content { #expect(try Data(contentsOf: URL(filePath: path)) == content) }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/report"))
  }

  private static func change(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
    try queue.close()
  }

  @Test("a file of something else is code 3")
  func otherFiles() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write(String(repeating: "no database\n", count: 200), to: "text.db")
    let proof = try folder.write(SettlementInput.proof.sound(), to: "proof.db")
    let huge = try folder.claim(1 << 30, by: "huge.db")
    let foreign = folder.path + "/foreign.db"
    try Self.change(foreign, "CREATE TABLE notes (text TEXT)")
    for path in [text, proof, huge, foreign] {
      try expectEveryCommand(on: path, in: folder, endsWith: 3, for: "ledger/not-a-ledger")
    }
  }

  @Test("a ledger whose maker was killed before it held anything is empty, which is code 66")
  func unfinished() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/unfinished.db"
    try Self.change(path, "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    let blank = try folder.write("", to: "blank.db")
    for ledger in [path, blank] {
      for command in [["status"], ["escape", "--position", "1"]] {
        let outcome = try CommandRunner.run(["settle"] + command + ["--ledger", ledger])
        #expect(outcome.code == 66, "\(outcome.output)")
        #expect(outcome.output.contains("(ledger/empty)\n"), "\(outcome.output)")
      }
    }
  }

  @Test("a ledger that was cut off is code 3", arguments: [60, 5_000, 8_192])
  func cut(byteCount: Int) throws {
    let ledger = try UntouchedLedger.make()
    let content = try Data(contentsOf: URL(filePath: ledger.path))
    let path = try ledger.folder.write(content.prefix(byteCount), to: "cut.db")
    try expectEveryCommand(on: path, in: ledger.folder, endsWith: 3, for: "ledger/corrupt")
  }

  @Test("a ledger of a later version is code 4")
  func newer() throws {
    let ledger = try UntouchedLedger.make()
    try Self.change(ledger.path, "INSERT INTO grdb_migrations (identifier) VALUES ('v2000')")
    try expectEveryCommand(
      on: ledger.path,
      in: ledger.folder,
      endsWith: 4,
      for: "ledger/newer-schema"
    )
  }

  @Test("a path where no file can be is code 66", arguments: ["/none/chain.db", ""])
  func unopenable(name: String) throws {
    let folder = try TemporaryFolder()
    for command in Self.commands(folder) {
      let outcome = try CommandRunner.run(["settle"] + command + ["--ledger", folder.path + name])
      #expect(outcome.code == 66, "\(command): \(outcome.output)")
      // To open a folder for reading succeeds, and to read from it fails.
      let reason = name.isEmpty && command[0] != "apply" ? "disk" : "unreadable"
      #expect(outcome.output.contains("(ledger/\(reason))\n"), "\(outcome.output)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("a full disk is code 66, and the next run finds what was there")
  func fullDisk() throws {
    let ledger = try UntouchedLedger.make()
    let apply = ["settle", "apply", "--ledger", ledger.path, "--proof", ShippedChain.proof]
    let second = apply + ["--task", "2", "--batch", ShippedChain.batches[1]]
    let status = ["settle", "status", "--ledger", ledger.path, "--now", "1700008440", "--json"]
    let before = try CommandRunner.run(status).output
    let outcome = try CommandRunner.run(second, fileBlockLimit: 100)
    #expect(outcome.code == 66)
    #expect(outcome.output.hasPrefix("UNREADABLE "))
    #expect(outcome.output.contains("(ledger/disk)\n"), "\(outcome.output)")
    #expect(try CommandRunner.run(status).output == before)
    #expect(try CommandRunner.run(second).code == 0)
  }

  @Test("a new ledger on a full disk is code 66, and can be made later")
  func fullDiskAtFirst() throws {
    let folder = try TemporaryFolder()
    let apply = ["settle", "apply", "--ledger", folder.path + "/chain.db"]
    let arguments = apply + ["--proof", ShippedChain.proof]
    for limit in [8, 100] {
      let outcome = try CommandRunner.run(arguments, fileBlockLimit: limit)
      #expect(outcome.code == 66, "\(outcome.output)")
      #expect(outcome.output.contains("(ledger/disk)\n"), "\(outcome.output)")
    }
    #expect(try CommandRunner.run(arguments).code == 0)
  }

  @Test("what SQLite refuses for no such reason is a fault of the program: code 70")
  func fault() throws {
    let ledger = try UntouchedLedger.make()
    // It stands for a statement of the program that contradicts the tables.
    try Self.change(
      ledger.path,
      "PRAGMA foreign_keys = OFF; INSERT INTO funding_ticks VALUES (2, 0, zeroblob(8))"
    )
    let content = try Data(contentsOf: URL(filePath: ledger.path))
    let apply = [
      "settle", "apply", "--ledger", ledger.path, "--proof", ShippedChain.proof, "--task", "2",
      "--batch", ShippedChain.batches[1],
    ]
    let text = try CommandRunner.run(apply)
    #expect(text.code == 70)
    #expect(text.output.hasPrefix("INTERNAL "))
    #expect(text.output.contains("(ledger/database)\n"))
    #expect(text.output.contains("funding_ticks.tick (code 1555)\n"))
    let json = try CommandRunner.run(apply + ["--json"])
    #expect(json.code == 70)
    #expect(json.output.contains(#""outcome":"internal","exit_code":70"#))
    #expect(try Data(contentsOf: URL(filePath: ledger.path)) == content)
  }
}
