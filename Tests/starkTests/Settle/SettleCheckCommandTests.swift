import Foundation
import StarkJSON
import StarkSettlement
import Testing
import TestSupport
import stark

@Suite(
  "stark settle check",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct SettleCheckCommandTests {
  private let proof = ShippedChain.proof
  private let batches = ShippedChain.batches

  private func check(_ arguments: [String], input: String = "") throws -> CommandRunner.Outcome {
    try CommandRunner.run(["settle", "check"] + arguments, input: input)
  }

  @Test("the shipped chain passes every level")
  func accepted() throws {
    let outcome = try check(["--proof", proof, "--batch"] + batches)
    #expect(outcome.code == 0)
    #expect(outcome.output.hasPrefix("ACCEPTED "))
    #expect(outcome.output.contains(", 3 of 3 batches, "))
    #expect(!outcome.output.contains("WARNING"))
    #expect(!outcome.output.contains("not checked"))
    for level in ["proof", "statement", "state difference", "replay", "invariants"] {
      let line = level.padding(toLength: 18, withPad: " ", startingAt: 0) + "holds\n"
      #expect(outcome.output.components(of: line) == 3, "\(level)")
    }
    #expect(outcome.error.isEmpty)
  }

  @Test("batches may be named one by one, and one come from standard input")
  func batchOptions() throws {
    let text = try String(contentsOfFile: batches[0], encoding: .utf8)
    let outcome = try check(
      ["--proof", proof, "--batch", "-", "--batch", batches[1], "--batch", batches[2], "--json"],
      input: text
    )
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("\"file\":\"-\""))
  }

  @Test("without batches a rollup's state is followed, and the replay is said to be missing")
  func withoutBatches() throws {
    let outcome = try check(["--proof", proof])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("  WARNING   not checked: replay\n"))
    #expect(
      outcome.output.components(
        of: "replay            not checked: the transactions were not given\n"
      ) == 3
    )
  }

  @Test("a task can be checked alone, with the file that belongs to it")
  func task() throws {
    let outcome = try check(["--proof", proof, "--task", "2", "--batch", batches[1], "--json"])
    #expect(outcome.code == 0)
    let root = try JSONDocument(Array(outcome.output.utf8)).root.object()
    #expect(try root.required("task_count").unsigned() == 1)
    let batch = try root.required("batches").array(maximumCount: 1).map { try $0.object() }
    #expect(try batch.map { try $0.required("task").unsigned() } == [2])
    let files = try [proof, batches[1]].map { [UInt8](try Data(contentsOf: URL(filePath: $0))) }
    let id = try #require(Settlement().id(proof: files[0], batches: [files[1]], task: 1))
    #expect(try root.required("verification_id").string() == "\(id)")
    let without = try check(["--proof", proof, "--task", "4"])
    #expect(without.code == 2)
    #expect(without.output.contains("statement/task"))
  }

  @Test("the facts are those that the operator's own tools compute")
  func facts() throws {
    struct Decoded: Decodable {
      struct Task: Decodable {
        let state_transition_fact: String
        let gps_fact: String
      }
      let tasks: [Task]
    }
    let data = try Data(contentsOf: URL(filePath: ShippedChain.folder + "batch1/decoded.json"))
    let decoded = try JSONDecoder().decode(Decoded.self, from: data)
    let task = try #require(decoded.tasks.first)
    let outcome = try check(["--proof", proof, "--json"])
    #expect(outcome.output.contains("\"state_transition_fact\":\"\(task.state_transition_fact)\""))
    #expect(outcome.output.contains("\"gps_fact\":\"\(task.gps_fact)\""))
  }

  @Test("batches in the wrong order don't match their proof: code 1, and the batch is named")
  func wrongOrder() throws {
    let arguments = ["--proof", proof, "--batch", batches[0], batches[2], batches[1]]
    let outcome = try check(arguments)
    #expect(outcome.code == 1)
    #expect(outcome.output.hasPrefix("REJECTED "))
    #expect(outcome.output.contains(", 1 of 3 batches, "))
    #expect(outcome.output.contains("Batch 2  \(batches[2])"))
    let json = try check(arguments + ["--json"])
    #expect(json.code == 1)
    #expect(json.output.contains("\"batch\":2"))
  }

  @Test("one digit of a signature changed is code 1, with StarkEx's error and its number")
  func signature() throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: batches[0], encoding: .utf8)
    let start = try #require(text.firstRange(of: #""r": "0x"#)).upperBound
    let digit = text[start] == "1" ? "2" : "1"
    let path = try folder.write(
      text.replacingCharacters(in: start...start, with: digit),
      to: "batch.json"
    )
    let outcome = try check(["--proof", proof, "--batch", path, batches[1], batches[2]])
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("  StarkEx   error 11, invalid signature\n"))
    #expect(outcome.output.contains("            replay            FAILS\n"))
  }

  @Test("a policy that asks for more is code 2, and so is another program")
  func refused() throws {
    let policy = try check(["--proof", proof, "--policy", "provable-100"])
    #expect(policy.code == 2)
    #expect(policy.output.contains("policy/security-bits"))
    let other = ProofFile.shipped("starknet-sharp").url.path
    let unknown = try check(["--proof", other])
    #expect(unknown.code == 2)
    #expect(unknown.output.contains("statement/program-unknown"))
    let chosen = try check(["--proof", proof, "--program", "0x1"])
    #expect(chosen.code == 2)
    #expect(chosen.output.contains("(statement/program)"))
    #expect(try check(["--proof", proof, "--program", "perpetual-v3.2"]).code == 0)
    let fewer = try check(["--proof", proof, "--batch", batches[0]])
    #expect(fewer.code == 2)
    #expect(fewer.output.contains("statement/batch-count"))
  }

  @Test(
    "a command line that makes no sense is code 64",
    arguments: [
      [], ["--proof"], ["--proof", "a", "--task", "0"], ["--proof", "a", "--program", "foo"],
      ["--proof", "-", "--batch", "-"], ["--proof", "a", "--policy", "sharp"],
      ["--proof", "a", "--require", "all"],
    ]
  )
  func usage(arguments: [String]) throws {
    let outcome = try check(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.error.hasPrefix("Error: "))
  }

  @Test("the cost is shown on request only")
  func timings() throws {
    let plain = try check(["--proof", proof])
    #expect(!plain.output.contains("Pedersen hashes"))
    let timed = try check(["--proof", proof, "--timings"])
    #expect(timed.output.components(of: "Pedersen hashes") == 3)
    let json = try check(["--proof", proof, "--timings", "--json"])
    #expect(json.output.components(of: "\"pedersen_hashes\":") == 3)
  }
}

/// The chain of three perpetual batches that ships with the repository.
enum ShippedChain {
  static let folder = RepositoryFolder.root.path + "/Vectors/Batches/Perpetual/"
  /// One proof of all three.
  static let proof = folder + "bootloaded-three-tasks/proof.json"
  static let batches = (1...3).map { folder + "batch\($0)/batch.json" }
}
