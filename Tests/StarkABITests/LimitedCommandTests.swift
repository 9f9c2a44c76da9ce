import Foundation
import TestSupport
import Testing

/// The command as a user who may have no process beside this one, so that no thread can be made.
@Suite(
  "The command where no thread can be made",
  .enabled(if: CProgram.canBeBuilt && BuiltCommand.isBuilt, "no C compiler, or no program")
)
struct LimitedCommandTests {
  /// The command and what it reads, where everybody can read it.
  private struct Place: ~Copyable {
    private let folder: TemporaryFolder
    private let launcher: CProgram
    let program: String
    let chain: [String]
    let proofs: [String]

    init() throws {
      let folder = try TemporaryFolder()
      let path = folder.path
      func copy(_ file: URL, _ name: String) throws -> String {
        try FileManager.default.copyItem(atPath: file.path, toPath: path + "/" + name)
        return path + "/" + name
      }
      let program = try copy(BuiltCommand.program, "stark")
      let proof = BatchFolder.perpetual("bootloaded-three-tasks").url
      var chain = [
        "--proof", try copy(proof.appending(path: "proof.json"), "chain.json"), "--batch",
      ]
      for batch in BatchFolder.perpetualChain {
        chain.append(try copy(batch.url.appending(path: "batch.json"), "\(batch).json"))
      }
      let proofs = try ProofFile.shipped.map { try copy($0.url, "\($0).proof.json") }
      // For what it writes.
      try FileManager.default.createDirectory(
        atPath: path + "/kept",
        withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o777]
      )
      let launcher = try CProgram(CProgram.source("limited.c"), ["-Wl,--as-needed"])
      self.folder = folder
      self.launcher = launcher
      self.program = program
      self.chain = chain
      self.proofs = proofs
    }

    /// The path of a file that can be written.
    func kept(_ name: String) -> String { folder.path + "/kept/" + name }

    func run(
      _ arguments: [String],
      processes: Int,
      input: String = ""
    ) throws -> ProgramRun {
      try ProgramRun(of: launcher.url, ["\(processes)", program] + arguments, input: input)
    }
  }

  /// Whether the user without privileges can start the program at all.
  private static let canRun: Bool = {
    guard let place = try? Place(),
      let run = try? place.run(["--version"], processes: 10_000)
    else { return false }
    return run.code == 0
  }()

  /// The report without its time.
  private func report(_ run: ProgramRun) -> String {
    run.output.replacing(/"milliseconds":[0-9.]+/, with: "")
  }

  @Test(
    "the shipped batches are settled as ever",
    .enabled(if: canRun, "user nobody can't run the program from here"),
    arguments: [0, 1]
  )
  func settleCheck(processes: Int) throws {
    let place = try Place()
    let arguments = ["settle", "check", "--require", "replay", "--json"] + place.chain
    let run = try place.run(arguments, processes: processes)
    #expect(run.code == 0, "\(run.error)")
    let free = try ProgramRun(of: URL(filePath: place.program), arguments)
    #expect(report(run) == report(free))
    #expect(free.output.contains(#""outcome":"accepted""#))
  }

  @Test(
    "many jobs are done one after the other, by verify and by the worker",
    .enabled(if: canRun, "user nobody can't run the program from here")
  )
  func jobs() throws {
    let place = try Place()
    let verified = try place.run(["verify", "--jobs", "4"] + place.proofs, processes: 0)
    #expect(verified.output.contains("\(place.proofs.count) proofs: "), "\(verified.error)")
    #expect(verified.code != 14)
    let lines = place.proofs.map { #"{"id":1,"path":"\#($0)"}"# + "\n" }.joined()
    let worked = try place.run(["worker", "--jobs", "4"], processes: 0, input: lines)
    #expect(worked.code == 0, "\(worked.error)")
    #expect(worked.output.split(separator: "\n").count == place.proofs.count)
  }

  @Test(
    "what cannot do without threads says so and ends",
    .enabled(if: canRun, "user nobody can't run the program from here")
  )
  func refusals() throws {
    let place = try Place()
    let ledger = ["--ledger", place.kept("ledger.db"), "--json"]
    let applied = try place.run(["settle", "apply"] + place.chain + ledger, processes: 0)
    #expect(applied.code == 66, "\(applied.output) \(applied.error)")
    #expect(applied.output.contains(#""code":"ledger/unreadable""#))
    #expect(applied.output.contains("no thread can be made"))
    let service = ["serve", "--port", "0", "--data", place.kept("service.db")]
    let served = try place.run(service, processes: 0)
    #expect(served.code == 70, "\(served.error)")
    #expect(served.error.contains(" threads cannot be made"))
  }
}
