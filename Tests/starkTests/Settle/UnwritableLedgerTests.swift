import Foundation
import TestSupport
import Testing

/// Backups, read-only mounts of a monitor and full disks are where ledgers are read.
@Suite(
  "Ledgers that can be read and not written",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct UnwritableLedgerTests {
  private static let shell = URL(filePath: "/bin/sh")

  /// Whether this process may mount file systems that nobody else sees.
  private static let mayMount = succeeds("unshare -m mount -t tmpfs tmpfs /mnt")

  /// How to run a command as somebody who may not write what everybody may read; nil if nobody can
  /// be.
  private static let asStranger: String? = {
    guard succeeds("test $(id -u) = 0") else { return "" }
    let stranger = "setpriv --reuid=65534 --regid=65534 --clear-groups "
    return succeeds(stranger + "test -x '\(CommandRunner.program.path)'") ? stranger : nil
  }()

  private static func succeeds(_ script: String) -> Bool {
    (try? ProgramRun(of: shell, ["-c", script]).code) == 0
  }

  /// What everybody asks of a ledger, with the page written into `out`.
  private static func questions(_ path: String, out: String) -> [[String]] {
    let moment = ["--now", "1700008440"]
    return [
      ["status", "--json"] + moment, ["status"] + moment, ["escape", "--position", "1", "--json"],
      ["report", "--out", out] + moment,
    ].map { ["settle"] + $0 + ["--ledger", path] }
  }

  /// Expects the same answers from the ledger once `script` has run, whose `"$@"` is the command.
  private static func expectSameAnswers(
    _ ledger: borrowing UntouchedLedger,
    _ script: String,
    _ arguments: [String]
  ) throws {
    let out = try TemporaryFolder()
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: out.path)
    for (index, question) in questions(ledger.path, out: out.path + "/a").enumerated() {
      let expected = try CommandRunner.run(question)
      // Readers leave them, and with these a ledger is read as where it can be written.
      for suffix in ["-shm", "-wal"] {
        try? FileManager.default.removeItem(atPath: ledger.path + suffix)
      }
      #expect(index == 2 || expected.code == 0 || expected.code == 5, "\(expected.output)")
      let question = questions(ledger.path, out: out.path + "/b")[index]
      let found = try ProgramRun(
        of: shell,
        ["-c", script, "sh"] + arguments + [CommandRunner.program.path] + question
      )
      #expect(found.code == expected.code, "\(found.output)\(found.error)")
      #expect(found.output == expected.output.replacing("/a/index", with: "/b/index"))
      #expect(found.error == expected.error)
    }
    let pages = try ["a", "b"].map { name in
      try String(contentsOfFile: out.path + "/\(name)/index.html", encoding: .utf8)
    }
    #expect(pages[0] == pages[1])
    // The file is as it was, and nothing was made beside it.
    #expect(try ledger.isUntouched())
  }

  @Test(
    "are read on a read-only file system",
    .enabled(if: mayMount, "file systems can't be mounted: needs root")
  )
  func readOnlyFileSystem() throws {
    let ledger = try UntouchedLedger.make()
    try Self.expectSameAnswers(
      ledger,
      #"""
      exec unshare -m sh -c 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"' "$@"
      """#,
      [ledger.folder.path]
    )
  }

  @Test(
    "are read in somebody else's folder",
    .enabled(if: asStranger != nil, "no other user can run the program")
  )
  func strangersFolder() throws {
    let ledger = try UntouchedLedger.make()
    let manager = FileManager.default
    try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: ledger.path)
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: ledger.folder.path)
    defer {
      try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: ledger.folder.path)
    }
    try Self.expectSameAnswers(ledger, "exec \(Self.asStranger ?? "")\"$@\"", [])
  }

  @Test(
    "are read on a full disk",
    .enabled(if: mayMount, "file systems can't be mounted: needs root")
  )
  func fullDisk() throws {
    let ledger = try UntouchedLedger.make()
    let copy = try ledger.folder.write(Data(contentsOf: URL(filePath: ledger.path)), to: "copy.db")
    let size = (try Data(contentsOf: URL(filePath: copy)).count / 4096 + 4) * 4096
    try Self.expectSameAnswers(
      ledger,
      #"""
      exec unshare -m sh -c '
        exec 3<"$0/copy.db" && mount -t tmpfs -o size=\#(size) tmpfs "$0" && cat <&3 >"$0/chain.db" &&
        ! cat /dev/zero >"$0/fill" 2>/dev/null && exec 3<&- && exec "$@"' "$@"
      """#,
      [ledger.folder.path]
    )
  }

  @Test(
    "are refused while a log waits that can't be read, with what to do",
    .enabled(if: asStranger != nil, "no other user can run the program")
  )
  func waitingLog() throws {
    let ledger = try UntouchedLedger.make()
    let manager = FileManager.default
    let log = try ledger.folder.write(Data([1]), to: "chain.db-wal")
    try manager.setAttributes([.posixPermissions: 0o444], ofItemAtPath: log)
    try manager.setAttributes([.posixPermissions: 0o555], ofItemAtPath: ledger.folder.path)
    defer {
      try? manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: ledger.folder.path)
    }
    let script = "exec \(Self.asStranger ?? "")\"$@\""
    let question = ["settle", "status", "--ledger", ledger.path]
    let outcome = try ProgramRun(
      of: Self.shell,
      ["-c", script, "sh", CommandRunner.program.path] + question
    )
    #expect(outcome.code == 66, "\(outcome.output)")
    #expect(outcome.output.contains("(ledger/unreadable)\n"), "\(outcome.output)")
    #expect(outcome.output.contains("copy it with the log"), "\(outcome.output)")
    #expect(outcome.output.contains(log), "\(outcome.output)")
  }
}
