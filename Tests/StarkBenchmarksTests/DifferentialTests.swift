import Foundation
import FuzzTargets
import TestSupport
import Testing

@Suite(
  "The command beside an independent verifier",
  .enabled(
    if: SharedMaterial.isPresent && BuiltCommand.isBuilt && ProgramRun.program("python3") != nil,
    "no shared material, no command of this build, or no python3"
  )
)
struct DifferentialTests {
  private static let script = RepositoryFolder.root
    .appending(path: "Tests/Fuzzing/Differential/differential.py").path

  private func run(command: String, count: Int) throws -> ProgramRun {
    let python = try #require(ProgramRun.program("python3"))
    let folder = try TemporaryFolder()
    let bases = try FuzzSeed.proofs.map { seed in
      try folder.write(String(decoding: seed.bytes, as: UTF8.self), to: "\(seed.name).json")
    }
    let options = [
      "--command", command, "--oracle", SharedMaterial.root.appending(path: "oracle").path,
      "--count", "\(count)", "--seed", "3",
    ]
    return try ProgramRun(of: python, [Self.script] + options + bases)
  }

  @Test("accepts none of a sample of damaged proofs that the other refuses")
  func sample() throws {
    let run = try run(command: BuiltCommand.program.path, count: 80)
    #expect(run.code == 0, "\(run.output) \(run.error)")
    #expect(run.output.hasPrefix("\(FuzzSeed.proofs.count) bases, accepted by both"))
    #expect(run.output.contains("80 mutants, 0 accepted by the command alone"))
    #expect(run.output.contains("rejected / refused"))
  }

  @Test("a command that accepts everything is found out")
  func mutation() throws {
    let folder = try TemporaryFolder()
    let lines = #"printf '{"path":"%s","outcome":"accepted","code":null}\n' "$file""#
    let text = "#!/bin/sh\nfor file in \"$5\"/*; do \(lines); done\n"
    let command = try folder.write(text, to: "credulous")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: command)
    let run = try run(command: command, count: 16)
    #expect(run.code == 1, "\(run.error)")
    #expect(run.output.contains("NOT REFUSED"))
  }
}
