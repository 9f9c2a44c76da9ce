import Foundation
import TestSupport
import Testing

@Suite(
  "The file of a report",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct ReportFileTests {
  /// Makes a ledger of the shipped chain, and returns its path.
  private static func ledger(in folder: borrowing TemporaryFolder) throws -> String {
    let path = folder.path + "/chain.db"
    let proof = BatchFolder.perpetual("bootloaded-three-tasks").url.appending(path: "proof.json")
    let batches = BatchFolder.perpetualChain.map { $0.url.appending(path: "batch.json").path }
    let arguments = ["settle", "apply", "--ledger", path, "--proof", proof.path, "--batch"]
    #expect(try CommandRunner.run(arguments + batches).code == 0)
    return path
  }

  private static func report(_ ledger: String, _ out: String) throws -> ProgramRun {
    try CommandRunner.run("settle", "report", "--ledger", ledger, "--out", out)
  }

  @Test("a link that lies in wait beside the page, or in its place, is not written through")
  func links() throws {
    let folder = try TemporaryFolder()
    let ledger = try Self.ledger(in: folder)
    let victim = try folder.write("what must stay", to: "victim")
    let out = folder.path + "/report"
    #expect(try Self.report(ledger, out).code == 0)
    // The page's name, and every name that a draft of it had or has but for what is random in it.
    for name in ["index.html.new", "index.html~", ".index.html.draft", "index.html"] {
      try? FileManager.default.removeItem(atPath: out + "/" + name)
      try folder.link("report/" + name, to: victim)
      let run = try Self.report(ledger, out)
      #expect(run.code == 0)
      #expect(run.output == out + "/index.html\n")
      #expect(try String(contentsOfFile: victim, encoding: .utf8) == "what must stay", "\(name)")
      let kind = try FileManager.default.attributesOfItem(atPath: out + "/index.html")[.type]
      #expect(kind as? FileAttributeType == .typeRegular)
    }
  }

  @Test("a page that cannot be written is 66, and nothing is left of the attempt")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let ledger = try Self.ledger(in: folder)
    let out = folder.path + "/report"
    #expect(try Self.report(ledger, out).code == 0)
    let page = try Data(contentsOf: URL(filePath: out + "/index.html"))
    let arguments = ["settle", "report", "--ledger", ledger, "--out", out]
    #expect(try CommandRunner.run(arguments, fileBlockLimit: 4).code == 66)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["index.html"])
    #expect(try Data(contentsOf: URL(filePath: out + "/index.html")) == page)
    // A folder in the place of the page, a file in that of the folder, a link to nothing.
    try FileManager.default.removeItem(atPath: out + "/index.html")
    try folder.write("", to: "report/index.html/file")
    #expect(try Self.report(ledger, out).code == 66)
    #expect(try FileManager.default.contentsOfDirectory(atPath: out) == ["index.html"])
    #expect(try Self.report(ledger, try folder.write("", to: "file")).code == 66)
    try folder.link("dangling", to: "/nowhere/at/all")
    #expect(try Self.report(ledger, folder.path + "/dangling").code == 66)
    #expect(try CommandRunner.run("settle", "report", "--ledger", ledger, "--out", "-").code == 64)
  }
}
