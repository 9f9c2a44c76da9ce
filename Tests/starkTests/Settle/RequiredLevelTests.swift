import Foundation
import StarkJSON
import Testing
import TestSupport
import stark

@Suite(
  "Required levels",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct RequiredLevelTests {
  private static let levels = ["proof", "statement", "state-difference", "replay", "invariants"]
  private let proof = ["--proof", ShippedChain.proof]
  private let batches = ["--batch"] + ShippedChain.batches

  private func check(_ arguments: [String]) throws -> CommandRunner.Outcome {
    try CommandRunner.run(["settle", "check"] + proof + arguments)
  }

  private func apply(_ ledger: String, _ arguments: [String]) throws -> CommandRunner.Outcome {
    try CommandRunner.run(["settle", "apply", "--ledger", ledger] + proof + arguments)
  }

  private func status(_ ledger: String) throws -> CommandRunner.Outcome {
    try CommandRunner.run(
      ["settle", "status", "--ledger", ledger, "--now", "1700008440", "--json"]
    )
  }

  private func failure(in outcome: CommandRunner.Outcome) throws -> JSONObject {
    try JSONDocument(Array(outcome.output.utf8)).root.object().required("failure").object()
  }

  @Test("with all batches every level may be required")
  func complete() throws {
    let all = Self.levels.flatMap { ["--require", $0] }
    #expect(try check(batches + all).code == 0)
    let folder = try TemporaryFolder()
    let outcome = try apply(folder.path + "/chain.db", batches + all)
    #expect(outcome.code == 0, "\(outcome.output)")
  }

  @Test("without batches each may be required but the replay", arguments: levels)
  func withoutBatches(level: String) throws {
    let folder = try TemporaryFolder()
    let expected: Int32 = level == "replay" ? 2 : 0
    #expect(try check(["--require", level]).code == expected)
    #expect(try apply(folder.path + "/chain.db", ["--require", level]).code == expected)
  }

  @Test("a replay that is missing is code 2, and the verdict says of which batch and why")
  func missing() throws {
    let text = try check(["--require", "replay"])
    #expect(text.code == 2)
    #expect(text.output.hasPrefix("REFUSED "))
    #expect(text.output.contains("(policy/level)\n  level     replay\n"))
    #expect(text.output.contains("  expected  replay holds\n"))
    #expect(
      text.output.contains("  found     not checked: the transactions were not given\n")
    )
    #expect(!text.output.contains("FAILS"))
    let json = try check(["--require", "replay", "--json"])
    #expect(json.code == 2)
    let failure = try failure(in: json)
    #expect(try failure.required("batch").unsigned() == 1)
    #expect(try failure.required("level").string() == "replay")
    #expect(try failure.required("code").string() == "policy/level")
  }

  @Test(
    "a level that holds in part is not complete",
    .enabled(if: SharedMaterial.isPresent, "the shared material is not beside the repository")
  )
  func inPart() throws {
    let batch = BatchFolder.shared("starkex/spot/batch1").url.path
    let arguments = ["settle", "check", "--proof", batch + "/small/proof.json"]
    #expect(try CommandRunner.run(arguments).output.contains("holds in part"))
    let outcome = try CommandRunner.run(arguments + ["--require", "state-difference"])
    #expect(outcome.code == 2)
    #expect(outcome.output.contains("  found     holds in part, not checked: "))
    let complete = arguments + ["--batch", batch + "/batch.json", "--require", "state-difference"]
    #expect(try CommandRunner.run(complete).code == 0)
  }

  @Test("a batch that fails is rejected, whatever is required")
  func failing() throws {
    let swapped = [ShippedChain.batches[1], ShippedChain.batches[0], ShippedChain.batches[2]]
    #expect(try check(["--require", "replay", "--batch"] + swapped).code == 1)
  }

  @Test("a batch without a required level is left out of a ledger, and those before it stay")
  func leftOut() throws {
    let ledger = try UntouchedLedger.make()
    let text = try apply(ledger.path, ["--require", "replay"])
    #expect(text.code == 2)
    #expect(text.output.contains(", 2 of 3 batches, "))
    #expect(
      text.output.contains("Batch 1  was batch 1 of the ledger before, nothing written\n")
    )
    #expect(text.output.contains("Batch 2  left out of the ledger"))
    #expect(!text.output.contains("Batch 3"))
    let json = try apply(ledger.path, ["--require", "replay", "--json"])
    #expect(try failure(in: json).required("batch").unsigned() == 2)
    #expect(json.output.contains(#""standing":"left-out","sequence":null"#))
    #expect(try ledger.isUntouched())
    #expect(try apply(ledger.path, []).code == 0)
    #expect(try status(ledger.path).output.contains(#""batch_count":3"#))
  }

  @Test("a new ledger without a batch that is complete holds none")
  func empty() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    #expect(try apply(ledger, ["--require", "replay"]).code == 2)
    let outcome = try status(ledger)
    #expect(outcome.code == 66)
    #expect(outcome.output.contains("ledger/empty"))
  }

  @Test("what was checked of a batch before is remembered, and ends the run if it is too little")
  func appliedBefore() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    #expect(try apply(ledger, ["--task", "1"]).code == 0)
    #expect(try apply(ledger, ["--task", "1", "--require", "state-difference"]).code == 0)
    let before = try status(ledger).output
    let outcome = try apply(ledger, ["--task", "1", "--require", "replay"])
    #expect(outcome.code == 2)
    #expect(outcome.output.contains("(policy/level)\n"))
    #expect(try status(ledger).output == before)
    // With its file the batch is compared now.
    #expect(try apply(ledger, batches + ["--require", "replay"]).code == 0)
    let replayed = folder.path + "/replayed.db"
    #expect(try apply(replayed, batches).code == 0)
    #expect(try apply(replayed, ["--require", "replay"]).code == 0)
  }
}
