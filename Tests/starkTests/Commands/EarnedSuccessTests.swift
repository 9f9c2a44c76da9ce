import Foundation
import StarkVerdicts
import TestSupport
import Testing

/// A code of 0 stands for an answer that was given, whatever the surroundings of the command are.
@Suite(
  "Success is earned",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct EarnedSuccessTests {
  private static let sound = ProofFile.shipped("plain-keccak256").url.path
  private static let batches = BatchFolder.perpetual("bootloaded-three-tasks")
    .url.appending(path: "proof.json").path

  /// Command lines, and what their whole answer ends with; nil where none of them may be a success.
  private static let commands: [(arguments: [String], ending: String?)] = [
    ([], nil),
    (["settle"], nil),
    (["verify"], nil),
    (["unverify", sound], nil),
    (["verify", "--policy", "provable-128", sound], nil),
    (["verify", "--json", "--policy", "provable-128", sound], nil),
    (["settle", "check", "--proof", sound], nil),
    (["settle", "status", "--ledger", sound], nil),
    (["inspect", "/nowhere"], nil),
    (["serve", "--data", "/nowhere/data.db"], nil),
    (["verify", "--json", sound], "}\n"),
    (["inspect", "--json", sound], "}\n"),
    (["settle", "check", "--json", "--proof", batches], "}\n"),
    (["policies", "--json"], "}\n"),
    (["--version"], "0.1.0\n"),
    (["--help"], "\n"),
  ]

  /// Runs the command after `prefix`, lines of the shell that prepare its surroundings.
  private static func run(
    _ prefix: String,
    _ arguments: [String],
    redirection: String = "",
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try ProgramRun(
      of: URL(filePath: "/bin/sh"),
      ["-c", "\(prefix)\nexec \"$0\" \"$@\" \(redirection)", CommandRunner.program.path]
        + arguments,
      environment: environment
    )
  }

  /// Whether the outcome is no success, or one with the whole answer.
  private static func isEarned(_ run: ProgramRun, _ ending: String?) -> Bool {
    guard run.code == 0 else { return true }
    guard let ending else { return false }
    return run.output.hasSuffix(ending) && !run.output.contains(#""exit_code":1"#)
  }

  @Test("with any number of descriptors, from three to sixteen", arguments: 3...16)
  func descriptors(limit: Int) throws {
    for (arguments, ending) in Self.commands {
      let run = try Self.run("ulimit -n \(limit)", arguments)
      #expect(Self.isEarned(run, ending), "\(limit) descriptors: \(arguments)")
    }
  }

  @Test("where standard output is full or closed, the code is 66 or that of a graver answer")
  func output() throws {
    try #require(FileManager.default.fileExists(atPath: "/dev/full"))
    for (arguments, ending) in Self.commands {
      let plain = try Self.run("", arguments)
      #expect((plain.code == 0) == (ending != nil), "\(arguments)")
      for redirection in [">/dev/full", ">&-"] {
        let run = try Self.run("", arguments, redirection: redirection)
        let status = try #require(ExitStatus(rawValue: plain.code))
        // What writes nothing to standard output loses nothing.
        let isSilent = plain.output.isEmpty
        let expected = isSilent ? status : ExitStatus.graver(status, .unreadable)
        #expect(run.code == expected.rawValue, "\(arguments) \(redirection)")
        #expect(isSilent || run.error.contains("standard output: "), "\(arguments) \(redirection)")
      }
    }
  }

  @Test("a closed standard input or error is no file that is opened later")
  func closedDescriptors() throws {
    let folder = try TemporaryFolder()
    let worker = try Self.run("", ["worker"], redirection: "<&-")
    #expect(worker.code == 66)
    #expect(worker.error.contains("standard input"))
    // A message must not go into the ledger that would have the number of standard error.
    let ledger = folder.path + "/chain.db"
    let apply = ["settle", "apply", "--ledger", ledger, "--proof", Self.batches]
    let batches = BatchFolder.perpetualChain.flatMap {
      ["--batch", $0.url.appending(path: "batch.json").path]
    }
    #expect(try Self.run("", apply + batches, redirection: "0<&- 2>&-").code == 0)
    let status = try Self.run("", ["settle", "status", "--ledger", ledger])
    #expect([0, 5].contains(status.code))
    for redirection in ["<&-", "2>&-", "<&- 2>&-"] {
      let good = try Self.run("", ["verify", Self.sound], redirection: redirection)
      #expect(good.code == 0)
      #expect(good.output.hasPrefix("ACCEPTED "))
      #expect(try Self.run("", ["verify", "-"], redirection: redirection).code != 0)
    }
  }

  @Test("in an empty environment, and without a home or a terminal")
  func environment() throws {
    for (arguments, ending) in Self.commands {
      let run = try ProgramRun(
        of: URL(filePath: "/usr/bin/env"),
        ["-i", CommandRunner.program.path] + arguments
      )
      #expect((run.code == 0) == (ending != nil), "\(arguments)")
      #expect(Self.isEarned(run, ending), "\(arguments)")
      let dumb = try Self.run("unset HOME; cd /", arguments, environment: ["TERM": "no such one"])
      #expect((dumb.code == 0) == (ending != nil), "\(arguments)")
    }
  }

  @Test("without the files from which the list of arguments is taken, nothing is answered")
  func noArgumentList() throws {
    for hiding in ["mount --bind /dev/null /proc/$$/maps", "mount -t tmpfs none /proc"] {
      guard try Self.canHide(hiding) else {
        print("Skipped a part: hiding files of /proc takes the rights of root.")
        continue
      }
      for (arguments, _) in Self.commands {
        let run = try Self.hidden(hiding, arguments)
        #expect(run.code == 70, "\(hiding): \(arguments)")
        #expect(run.error.contains("arguments"))
      }
    }
  }

  private static func hidden(_ hiding: String, _ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(
      of: URL(filePath: "/usr/bin/env"),
      ["unshare", "-m", "sh", "-c", "\(hiding) || exit 99\nexec \"$0\" \"$@\""]
        + [CommandRunner.program.path] + arguments
    )
  }

  private static func canHide(_ hiding: String) throws -> Bool {
    try ProgramRun(
      of: URL(filePath: "/usr/bin/env"),
      ["unshare", "-m", "sh", "-c", "\(hiding) && exit 42"]
    ).code == 42
  }

  @Test("as another user, what may not be read is an error, in a folder too")
  func anotherUser() throws {
    let other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    let env = URL(filePath: "/usr/bin/env")
    let program = [CommandRunner.program.path]
    guard geteuid() == 0, try ProgramRun(of: env, other + program + ["--version"]).code == 0 else {
      print("Skipped: this takes the rights of root, and a program that others may run.")
      return
    }
    let folder = try TemporaryFolder()
    let proof = try Data(contentsOf: URL(filePath: Self.sound))
    try folder.write(proof, to: "sound.json")
    let secret = try folder.write(proof, to: "secret.json")
    try Self.set(0, on: secret)
    let run = try ProgramRun(of: env, other + program + ["verify", "--json", folder.path])
    #expect(run.code == 66)
    #expect(run.output.contains("secret.json"))
    try Self.set(0o644, on: secret)
    #expect(try ProgramRun(of: env, other + program + ["verify", folder.path]).code == 0)
    // Names can be listed there, and nothing behind them can be looked at.
    let inner = try folder.write(proof, to: "inner/proof.json")
    try Self.set(0o644, on: folder.path + "/inner")
    let listed = try ProgramRun(of: env, other + program + ["verify", "--json", folder.path])
    #expect(listed.code == 66)
    #expect(listed.output.contains(inner))
    try Self.set(0o000, on: folder.path + "/inner")
    #expect(try ProgramRun(of: env, other + program + ["verify", folder.path]).code == 66)
    try Self.set(0o755, on: folder.path + "/inner")
  }

  private static func set(_ permissions: Int, on path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
  }
}
