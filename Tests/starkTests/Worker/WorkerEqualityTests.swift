import Foundation
import StarkVerifier
import Testing
import TestSupport

@Suite(
  "A worker and the commands",
  .enabled(if: CommandRunner.isBuilt, "the program is not built")
)
struct WorkerEqualityTests {
  private func text(_ members: [String: Any]) throws -> String {
    let data = try JSONSerialization.data(withJSONObject: members)
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private func base64(_ path: String) throws -> String {
    try Data(contentsOf: URL(filePath: path)).base64EncodedString()
  }

  /// A proof of the repository that one digit was changed in.
  private func forged(in folder: borrowing TemporaryFolder) throws -> String {
    let file = ProofFile.shipped("plain-keccak256")
    var text = String(decoding: try file.bytes(), as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"proof_hex\":\"0x")).upperBound
    let place = text.index(start, offsetBy: 3000)
    text.replaceSubrange(place...place, with: text[place] == "0" ? "1" : "0")
    return try folder.write(text, to: "forged.json")
  }

  @Test(
    "say the same of every shipped proof and of bad ones, given by path or as base64",
    arguments: AcceptancePolicy.named.map(\.name)
  )
  func proofs(policy: String) throws {
    let folder = try TemporaryFolder()
    var paths = ProofFile.shipped.map(\.url.path)
    #expect(paths.count >= 18)
    paths.append(try forged(in: folder))
    paths.append(try folder.write("{\"proof_hex\":", to: "cut.json"))
    paths.append("/nowhere")
    let command = try CommandRunner.run(["verify", "--json", "--policy", policy] + paths)
    let verdicts = try command.output.split(separator: "\n").map {
      try WorkerAnswer(Data($0.utf8))
    }
    try #require(verdicts.count == paths.count)
    let byPath = try WorkerProcess.answers(
      to: paths.map { try text(["id": $0, "path": $0]) }.joined(),
      "--policy",
      policy,
      "--jobs",
      "2"
    )
    #expect(byPath.map(\.id) == paths)
    for (verdict, answer) in zip(verdicts, byPath) {
      #expect(try verdict.verdict() == answer.verdict())
    }
    paths.removeLast()
    let byContent = try WorkerProcess.answers(
      to: paths.map { try text(["id": $0, "proof": try base64($0), "policy": policy]) }.joined()
    )
    try #require(byContent.count == paths.count)
    for (verdict, answer) in zip(verdicts, byContent) {
      #expect(try answer.verdict() == verdict.verdict(path: "-"))
      #expect(answer.verificationID != nil)
    }
  }

  /// A settlement check: the members of its line, and the arguments of the command.
  private struct Check {
    var members: [String: Any]
    var arguments: [String]

    init(_ proof: String, _ members: [String: Any] = [:], _ arguments: [String] = []) {
      self.members = members
      self.members["path"] = proof
      self.members["id"] = "a"
      self.arguments = ["settle", "check", "--json", "--proof", proof] + arguments
    }
  }

  private func settlementChecks() throws -> [Check] {
    let chain = ShippedChain.proof
    let batches = ShippedChain.batches
    let one = ShippedChain.folder + "bootloaded-batch3/proof.json"
    return [
      Check(chain, ["batch": batches], ["--batch"] + batches),
      Check(chain, ["batch": [String]()]),
      Check(chain, ["require": "replay"], ["--require", "replay"]),
      Check(chain, ["task": 2, "batch": batches[1]], ["--task", "2", "--batch", batches[1]]),
      Check(chain, ["task": 4], ["--task", "4"]),
      Check(
        chain,
        ["batch": [batches[0], batches[2], batches[1]]],
        ["--batch", batches[0], batches[2], batches[1]]
      ),
      Check(chain, ["batch": batches[0]], ["--batch", batches[0]]),
      Check(one, ["batch": batches[2]], ["--batch", batches[2]]),
      Check(
        one,
        ["batch": batches[2], "require": ["proof", "statement"], "program": ["spot", "0x1"]],
        [
          "--batch", batches[2], "--require", "proof", "--require", "statement", "--program",
          "spot",
        ]
          + ["--program", "0x1"]
      ),
      Check(
        one,
        ["batch": chain, "program": "perpetual"],
        ["--batch", chain, "--program", "perpetual"]
      ),
      Check(one, ["batch": "/nowhere"], ["--batch", "/nowhere"]),
      Check(one, ["previous": batches[0]], ["--previous", batches[0]]),
      Check(
        one,
        ["batch": batches[2], "policy": "provable-128"],
        ["--batch", batches[2], "--policy", "provable-128"]
      ),
      Check(
        ProofFile.shipped("starknet-sharp").url.path,
        ["batch": batches[2]],
        ["--batch", batches[2]]
      ),
    ]
  }

  @Test("say the same of the shipped batches, of batches that don't fit and of no batches")
  func batches() throws {
    let checks = try settlementChecks()
    let answers = try WorkerProcess.answers(to: checks.map { try text($0.members) }.joined())
    try #require(answers.count == checks.count)
    var codes: Set<Int32> = []
    for (check, answer) in zip(checks, answers) {
      let outcome = try CommandRunner.run(check.arguments)
      let verdict = try WorkerAnswer(Data(outcome.output.utf8))
      #expect(try answer.verdict() == verdict.verdict())
      #expect(answer.exitCode == outcome.code)
      codes.insert(outcome.code)
    }
    #expect(codes.isSuperset(of: [0, 1, 2, 3, 66]))
  }

  @Test("give batches sent as base64 the same id and outcome, under names of what they are")
  func batchContent() throws {
    let data = try ShippedChain.batches.map { ["data": try base64($0)] }
    let line = try text(["id": 1, "proof": try base64(ShippedChain.proof), "batch": data])
    let answer = try #require(try WorkerProcess.answers(to: line).first)
    let outcome = try CommandRunner.run(
      ["settle", "check", "--json", "--proof", ShippedChain.proof, "--batch"] + ShippedChain.batches
    )
    let verdict = try WorkerAnswer(Data(outcome.output.utf8))
    #expect(answer.outcome == "accepted")
    #expect(answer.verificationID == verdict.verificationID)
    #expect(answer.verificationID != nil)
    #expect(answer.members["path"] as? String == "proof")
    let batches = try #require(answer.members["batches"] as? [[String: Any]])
    #expect(batches.map { $0["file"] as? String } == ["batch 1", "batch 2", "batch 3"])
  }
}
