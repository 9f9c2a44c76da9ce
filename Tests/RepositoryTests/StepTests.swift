import Foundation
import TestSupport
import Testing

@Suite("The steps of CI")
struct StepTests {
  private static func run(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(of: RepositoryFolder.root.appending(path: ".ci/run"), arguments)
  }

  @Test("are listed with what they do, and each is there")
  func list() throws {
    let help = try Self.run(["--help"])
    #expect(help.code == 0)
    #expect(help.error.isEmpty)
    let script = RepositoryFolder.root.appending(path: ".ci/run")
    let text = try String(contentsOf: script, encoding: .utf8)
    let functions = text.matches(of: /\n([a-z]+)\(\) \{/).map { String($0.output.1) }
    let listed = help.output.matches(of: /\n([a-z]+)  +[^\n]+/).map { String($0.output.1) }
    #expect(listed.count > 5)
    #expect(listed == functions.filter { $0 != "steps" })
  }

  @Test(
    "with another name none is run, wherever it stands",
    arguments: [["nothing"], ["format", ""], ["format", "test"], ["--all"], ["steps"], ["."]]
  )
  func unknown(names: [String]) throws {
    let run = try Self.run(names)
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.error.contains("There is no step"))
    #expect(run.error.contains("\ndocumentation  "))
  }
}
