import Foundation
import Testing
import TestSupport
import stark

@Suite(
  "Mistakes that people make first",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct MistakeTests {
  @Test("are told with what helps", arguments: Mistake.thirty)
  func mistake(mistake: Mistake) throws {
    let files = try MistakeFiles()
    let outcome = try CommandRunner.run(mistake.arguments(files))
    let answer = outcome.output + outcome.error
    #expect(outcome.code == mistake.code, "\(answer)")
    for words in mistake.words { #expect(answer.contains(words), "\(answer)") }
    for words in mistake.absent { #expect(!answer.contains(words), "\(answer)") }
  }

  @Test("are thirty, each another one")
  func count() {
    #expect(Set(Mistake.thirty.map(\.name)).count == 30)
  }

  @Test("a moment in seconds and the same as a date are the same")
  func moments() throws {
    let files = try MistakeFiles()
    let status = ["settle", "status", "--ledger", files.ledger.path, "--json", "--now"]
    let seconds = try CommandRunner.run(status + ["1700008440"])
    for text in ["2023-11-15T00:34:00Z", "2023-11-15 00:34:00 UTC"] {
      #expect(try CommandRunner.run(status + [text]).output == seconds.output)
    }
    #expect(try CommandRunner.run(status + ["2023-11-15T00:34:00"]).code == 64)
  }

  @Test(
    "a number below zero is a value that is not taken, never one that is missing",
    arguments: [
      ["verify", "--jobs"], ["bench", "--seconds"], ["worker", "--jobs"],
      ["worker", "--max-line-bytes"], ["serve", "--port"], ["serve", "--jobs"],
      ["serve", "--queue"], ["serve", "--max-body"], ["serve", "--body-timeout"],
      ["serve", "--idle-timeout"], ["serve", "--keep"], ["settle", "check", "--task"],
      ["settle", "apply", "--batch-id"], ["settle", "apply", "--previous-batch-id"],
      ["settle", "status", "--now"], ["settle", "report", "--now"],
      ["settle", "escape", "--position"],
    ]
  )
  func negative(arguments: [String]) throws {
    var needed = ["--ledger", "x", "--proof", "x", "--data", "x", "--out", "x"]
    switch arguments.prefix(2) {
    case ["verify", "--jobs"]: needed = ["x"]
    case ["settle", "check"]: needed = ["--proof", "x"]
    case ["settle", "apply"]: needed = ["--ledger", "x", "--proof", "x"]
    case ["settle", "status"]: needed = ["--ledger", "x"]
    case ["settle", "report"]: needed = ["--ledger", "x", "--out", "x"]
    case ["settle", "escape"]: needed = ["--ledger", "x"]
    default: needed = arguments[0] == "serve" ? ["--data", "x"] : []
    }
    let outcome = try CommandRunner.run(arguments + ["-1"] + needed)
    #expect(outcome.code == 64, "\(outcome)")
    #expect(!outcome.error.contains("Missing value"), "\(outcome.error)")
    #expect(outcome.error.hasPrefix("Error: "), "\(outcome.error)")
  }

  @Test("no option with a number is left out of that list")
  func numbers() throws {
    let dump = try CommandRunner.run("--experimental-dump-help")
    let names = try numericOptions(in: Data(dump.output.utf8))
    let tested: Set = [
      "jobs", "seconds", "max-line-bytes", "port", "queue", "max-body", "body-timeout",
      "idle-timeout", "keep", "task", "batch-id", "previous-batch-id", "now", "position",
    ]
    #expect(names.count > 5)
    #expect(names.subtracting(tested).isEmpty, "\(names)")
  }

  /// The options whose values are called a number, bytes or seconds, or begin as a number.
  private func numericOptions(in dump: Data) throws -> Set<String> {
    var names: Set<String> = []
    func visit(_ command: [String: Any]) {
      for argument in command["arguments"] as? [[String: Any]] ?? []
      where argument["kind"] as? String == "option" {
        let name = (argument["preferredName"] as? [String: Any])?["name"] as? String ?? ""
        let value = argument["valueName"] as? String ?? ""
        let isNumber = ["number", "bytes", "seconds", "seconds|time"].contains(value)
        let start = (argument["defaultValue"] as? String).flatMap { Double($0) }
        if isNumber || start != nil || name == "jobs" { names.insert(name) }
      }
      for command in command["subcommands"] as? [[String: Any]] ?? [] { visit(command) }
    }
    let root = try JSONSerialization.jsonObject(with: dump) as? [String: Any]
    visit(root?["command"] as? [String: Any] ?? [:])
    return names
  }
}

@Suite(
  "Files in the place of others",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct OtherFileTests {
  @Test(
    "are named in place of a proof, with what they are for",
    arguments: [
      (.facts, "a file of facts from the chain below", "--facts "),
      (.state, "a state file of the perpetual exchange", "--previous "),
      (.policy, "a policy file", "--policy "),
      (.program, "a compiled Cairo program", "stark inspect "),
    ] as [(MistakeFile, String, String)]
  )
  func proof(file: MistakeFile, phrase: String, advice: String) throws {
    let files = try MistakeFiles()
    let path = try files.write(file)
    for command in [["verify"], ["settle", "check", "--proof"]] {
      let outcome = try CommandRunner.run(command + [path])
      #expect(outcome.code == 3)
      #expect(outcome.output.contains(phrase), "\(outcome.output)")
      #expect(outcome.output.contains("  try       "), "\(outcome.output)")
      #expect(outcome.output.contains(advice), "\(outcome.output)")
    }
    // A program is told of no command.
    let json = try CommandRunner.run("verify", "--json", path)
    #expect(json.output.contains(phrase))
    #expect(!json.output.contains(advice))
  }

  @Test("are named in place of a ledger, a policy, a batch or a state")
  func others() throws {
    let files = try MistakeFiles()
    let proof = files.proof
    let policy = try CommandRunner.run("verify", "--policy", files.batches[0], proof)
    #expect(policy.code == 64)
    #expect(policy.error.contains("a batch file of the perpetual exchange"), "\(policy.error)")
    let check = ["settle", "check", "--proof", proof, "--task", "1"]
    let batch = try CommandRunner.run(check + ["--batch", proof])
    #expect(batch.code == 3)
    #expect(batch.output.contains("the file is not a batch file of the perpetual exchange"))
    #expect(batch.output.contains("  found     a proof\n"))
    let state = try CommandRunner.run(check + ["--previous", files.ledger.path])
    #expect(state.code == 3)
    #expect(state.output.contains("  found     a ledger\n"), "\(state.output)")
    let apply = ["settle", "apply", "--ledger", files.batches[0], "--proof", proof, "--task", "1"]
    let ledger = try CommandRunner.run(apply)
    #expect(ledger.code == 3)
    #expect(ledger.output.contains("a batch file of the perpetual exchange"), "\(ledger.output)")
  }

  @Test("that hold a proof after all are read", arguments: [MistakeFile.wrapped, .marked])
  func readable(file: MistakeFile) throws {
    let files = try MistakeFiles()
    let path = try files.write(file)
    for command in [["verify"], ["inspect"], ["settle", "check", "--proof"]] {
      let outcome = try CommandRunner.run(command + [path])
      #expect(outcome.code == 0, "\(outcome.output)")
    }
  }

  @Test("a proof with private inputs is accepted, and whoever passes it on is warned")
  func privateInputs() throws {
    let files = try MistakeFiles()
    let sound = String(decoding: try ProofFile.shipped("plain-blake256").bytes(), as: UTF8.self)
    let text = #"{"private_input": {"pedersen": [1]}, "# + sound.drop { $0 != "{" }.dropFirst()
    let path = try files.ledger.folder.write(text, to: "private.json")
    for command in [["verify", path], ["inspect", path]] {
      let outcome = try CommandRunner.run(command)
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("  WARNING   the file carries private inputs"))
      #expect(outcome.output.contains("its member private_input"))
      let json = try CommandRunner.run(command + ["--json"])
      let warnings = try WorkerAnswer(Data(json.output.utf8)).members["warnings"] as? [String]
      #expect(warnings?.count == 1)
    }
    let without = text.replacing(#"{"pedersen": [1]}"#, with: "{}")
    let empty = try files.ledger.folder.write(without, to: "public.json")
    #expect(!(try CommandRunner.run("verify", empty).output.contains("WARNING")))
  }

  @Test("a compiled program is inspected, as text and as JSON")
  func program() throws {
    let files = try MistakeFiles()
    let path = try files.write(.program)
    let text = try CommandRunner.run("inspect", path)
    #expect(text.code == 0)
    #expect(text.output.contains("3, without start-up code"), "\(text.output)")
    #expect(text.output.contains("  stark verify --program-hash 0x"))
    let json = try CommandRunner.run("inspect", "--json", path)
    #expect(json.code == 0)
    #expect(json.output.contains(#""outcome":"accepted""#))
    #expect(json.output.contains(#""bytecode-poseidon":null"#))
    let broken = try files.ledger.folder.write(
      String(decoding: MistakeFile.program.content(), as: UTF8.self)
        .replacing("__main__.main", with: "__main__.other"),
      to: "broken.json"
    )
    let refused = try CommandRunner.run("inspect", broken)
    #expect(refused.code == 3)
    #expect(refused.output.contains("(malformed/main)"), "\(refused.output)")
  }
}
