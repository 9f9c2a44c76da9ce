import Foundation
import StarkVerdicts
import TestSupport
import Testing
import StarkSettlement

@Suite(
  "The library and the command",
  .enabled(if: BuiltCommand.isBuilt, "the program is not beside the tests")
)
struct CommandTests {
  @Test("give the same codes and ids")
  func replies() throws {
    for embeddingCase in try EmbeddingCase.all() {
      let folder = try TemporaryFolder()
      var arguments: [String] = []
      switch embeddingCase.question {
      case .proof(let bytes):
        arguments = ["verify", try folder.write(Data(bytes), to: "proof.json")]
      case .batches(let input, let options):
        arguments = ["settle", "check", "--proof"]
        arguments.append(try folder.write(Data(input.proof), to: "proof.json"))
        for (index, batch) in input.batches.enumerated() {
          arguments += ["--batch", try folder.write(Data(batch), to: "batch\(index).json")]
        }
        if let previous = input.previous {
          arguments += ["--previous", try folder.write(Data(previous), to: "previous.json")]
        }
        if options.task > 0 { arguments += ["--task", "\(options.task)"] }
        if !options.program.isEmpty { arguments += ["--program", options.program] }
        arguments += options.requiredLevels.flatMap { ["--require", $0.rawValue] }
      }
      if let policy = embeddingCase.policy {
        let isFile = policy.hasPrefix("{")
        arguments += ["--policy", isFile ? try folder.write(policy, to: "policy.json") : policy]
      }
      let run = try ProgramRun(of: BuiltCommand.program, arguments + ["--json"])
      let reply = try Reply(code: run.code, json: run.output)
      let expected = try embeddingCase.expected()
      #expect(reply.code == expected.code, "\(embeddingCase)")
      #expect(reply.id == expected.id, "\(embeddingCase)")
      #expect(reply.report["outcome"] as? String == expected.report["outcome"] as? String)
    }
  }
}
