import Foundation
import Testing
import TestSupport

/// What somebody types, and what the answer has to tell him.
struct Mistake: CustomTestStringConvertible {
  let name: String
  let code: Int32
  /// Words that help, all of which are in the answer.
  let words: [String]
  /// Words that would mislead.
  let absent: [String]
  let arguments: @Sendable (borrowing MistakeFiles) throws -> [String]

  init(
    _ name: String,
    code: Int32,
    _ words: [String],
    absent: [String] = [],
    _ arguments: @escaping @Sendable (borrowing MistakeFiles) throws -> [String]
  ) {
    self.name = name
    self.code = code
    self.words = words
    self.absent = absent
    self.arguments = arguments
  }

  var testDescription: String { name }
}

extension Mistake {
  private static let sound = ProofFile.shipped("starknet-sharp").url.path
  private static let batchPhrase = "a batch file of the perpetual exchange"

  /// Thirty that people make first.
  static let thirty: [Mistake] = proofs + commandLines + batches + ledgers

  private static let proofs: [Mistake] = [
    Mistake("a file is missing", code: 66, ["No such file or directory"], absent: ["µs", " ms"]) {
      ["verify", $0.path("none.json")]
    },
    Mistake(
      "a batch file is given to verify",
      code: 3,
      [batchPhrase, "stark settle check --proof PROOF --batch "]
    ) { ["verify", $0.batches[0]] },
    Mistake("a folder has no proofs", code: 66, ["no file in this folder looks like a proof"]) {
      try FileManager.default.createDirectory(
        atPath: $0.path("empty"),
        withIntermediateDirectories: true
      )
      return ["verify", $0.path("empty")]
    },
    Mistake(
      "a proof is truncated",
      code: 3,
      ["cut off"],
      absent: ["not a proof of a known system; expected stone ("]
    ) { ["verify", try $0.write(.cut)] },
    Mistake("standard input is empty", code: 3, ["an empty file"]) { _ in ["verify", "-"] },
    Mistake("a proof is packed", code: 3, ["gzip", "gunzip -c ", "| stark verify -"]) {
      ["verify", try $0.write(.packed)]
    },
    Mistake(
      "another layout is asked for",
      code: 2,
      ["layout starknet, and the policy allows dex"]
    ) { _ in ["verify", "--layout", "dex", sound] },
    Mistake("a program hash has no 0x", code: 0, ["ACCEPTED"]) { _ in
      ["verify", "--program-hash", try SoundProof.programHashDigits(), sound]
    },
    Mistake(
      "a policy asks for more than a proof has",
      code: 2,
      ["bits proven, and the policy asks for 100"]
    ) { _ in ["verify", "--policy", "provable-100", sound] },
    Mistake(
      "a missing file in JSON",
      code: 66,
      [#""code":"input/unreadable""#, #""exit_code":66"#]
    ) { ["verify", "--json", $0.path("none.json")] },
  ]

  private static let commandLines: [Mistake] = [
    Mistake("an option is misspelt", code: 64, ["Did you mean '--policy'?"]) { _ in
      ["verify", "--polcy", "sharp-96", sound]
    },
    Mistake(
      "a policy is misspelt",
      code: 64,
      ["did you mean sharp-96?", "Usage: stark verify"]
    ) { _ in ["verify", "--policy", "sharp96", sound] },
    Mistake("--proof is left out", code: 64, ["Missing expected argument '--proof <file>'"]) { _ in
      ["settle", "check"]
    },
    Mistake(
      "a command of settle is misspelt",
      code: 64,
      ["Did you mean “apply”?", "check, apply, status, report, escape"]
    ) { _ in ["settle", "aply"] },
    Mistake("a command is misspelt", code: 64, ["Did you mean “verify”?"]) { _ in ["verfy", "x"] },
    Mistake(
      "a position is negative",
      code: 64,
      ["-1", "--position"],
      absent: ["Missing value"]
    ) { ["settle", "escape", "--ledger", $0.ledger.path, "--position", "-1"] },
    Mistake("a signal is misspelt", code: 64, ["Seconds: state-age", "Quanta: "]) {
      ["settle", "status", "--ledger", $0.ledger.path, "--alert", "state_age=100"]
    },
    Mistake("--out is left out", code: 64, ["'--out <folder>'"]) {
      ["settle", "report", "--ledger", $0.ledger.path]
    },
    Mistake("a level is misspelt", code: 64, ["Levels are proof, statement"]) {
      ["settle", "check", "--proof", $0.proof, "--require", "replays"]
    },
  ]

  private static let batches: [Mistake] = [
    Mistake(
      "proof and batch are swapped",
      code: 3,
      [batchPhrase, "stark settle check --proof PROOF --batch "]
    ) { ["settle", "check", "--proof", $0.batches[0], "--batch", $0.proof] },
    Mistake(
      "batches are in the wrong order",
      code: 1,
      ["the order of the tasks: ", "/batch1/batch.json is of batch 1"]
    ) {
      ["settle", "check", "--proof", $0.proof, "--batch"]
        + [$0.batches[1], $0.batches[0], $0.batches[2]]
    },
    Mistake("there is one batch for three tasks", code: 2, ["--task N"]) {
      ["settle", "check", "--proof", $0.proof, "--batch", $0.batches[0]]
    },
    Mistake("a folder is given for a proof", code: 66, ["Is a directory"]) {
      ["settle", "check", "--proof", $0.ledger.folder.path]
    },
    Mistake(
      "a batch is given for facts",
      code: 3,
      ["the file is not a file of facts", batchPhrase, "--batch "],
      absent: ["nested too deeply"]
    ) {
      ["settle", "apply", "--ledger", $0.path("new.db"), "--proof", $0.proof]
        + ["--task", "1", "--facts", $0.batches[0]]
    },
    Mistake(
      "facts miss a request",
      code: 1,
      ["no pending request is what the batch serves", "facts/not-requested"]
    ) { files in
      let facts = try files.ledger.folder.write(
        #"{"schema": 1, "forced_requests": []}"#,
        to: "no-requests.json"
      )
      return ["settle", "apply", "--ledger", files.path("chain2.db"), "--proof", files.proof]
        + ["--facts", facts]
    },
  ]

  private static let ledgers: [Mistake] = [
    Mistake(
      "a ledger is missing",
      code: 66,
      ["there is no ledger at this path", "No such file or directory"],
      absent: ["unable to open"]
    ) { ["settle", "status", "--ledger", $0.path("none.db")] },
    Mistake("a proof is given for a ledger", code: 3, ["the file is not a ledger", "a proof"]) {
      ["settle", "status", "--ledger", $0.proof]
    },
    Mistake("the first batch of a chain is missing", code: 1, ["--previous FILE"]) {
      ["settle", "apply", "--ledger", $0.path("later.db"), "--proof", $0.proof]
        + ["--task", "2", "--batch", $0.batches[1]]
    },
    Mistake(
      "there is nothing in a position",
      code: 1,
      ["NO CLAIM ", "there is nothing in the position", "escape/empty"],
      absent: ["REJECTED"]
    ) { ["settle", "escape", "--ledger", $0.ledger.path, "--position", "99"] },
    Mistake("a moment is given as the output prints it", code: 5, ["2023-11-20 00:25:00 UTC"]) {
      ["settle", "status", "--ledger", $0.ledger.path, "--now", "2023-11-20T00:25:00Z"]
        + ["--alert", "state-age=60"]
    },
  ]
}

/// What is asked of the proof that the mistakes are made with.
enum SoundProof {
  /// The digits of its program's hash, without 0x.
  static func programHashDigits() throws -> String {
    let path = ProofFile.shipped("starknet-sharp").url.path
    let verdict = try WorkerAnswer(Data(CommandRunner.run("verify", "--json", path).output.utf8))
    let statement = verdict.members["statement"] as? [String: Any]
    let program = statement?["program"] as? [String: Any]
    return try #require(program?["hash"] as? String).replacing("0x", with: "")
  }
}
