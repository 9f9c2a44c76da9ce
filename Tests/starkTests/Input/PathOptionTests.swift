import Foundation
import TestSupport
import Testing

/// Every option and argument that takes a path, as the command itself lists them: one that is added
/// is tested with the others.
@Suite(
  "Options that take a path",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct PathOptionTests {
  private struct PathOption: CustomStringConvertible {
    let command: [String]
    /// The option; nil for an argument.
    let option: String?

    var description: String { (command + [option ?? "argument"]).joined(separator: " ") }

    /// The command line with `path` for this, and for the other options that must be given
    /// `others`.
    func arguments(_ path: String, others: [String: String]) -> [String] {
      var arguments = command
      for (name, value) in others.sorted(by: { $0.key < $1.key }) where name != option {
        arguments += [name, value]
      }
      // A path that begins with - is joined to its option.
      return arguments + (option.map { ["\($0)=\(path)"] } ?? ["--", path])
    }
  }

  private static func options() throws -> [PathOption] {
    let dump = try CommandRunner.run("--experimental-dump-help")
    #expect(dump.code == 0)
    let object = try JSONSerialization.jsonObject(with: Data(dump.output.utf8))
    let root = try #require((object as? [String: Any])?["command"] as? [String: Any])
    return try options(of: root, path: [])
  }

  private static func options(of command: [String: Any], path: [String]) throws -> [PathOption] {
    var found: [PathOption] = []
    for argument in command["arguments"] as? [[String: Any]] ?? [] {
      let completion = argument["completionKind"] as? [String: Any] ?? [:]
      let valueName = argument["valueName"] as? String ?? ""
      guard completion["file"] != nil || completion["directory"] != nil || valueName == "name|file"
      else { continue }
      let names = argument["names"] as? [[String: Any]] ?? []
      let name = names.first.map { "--\($0["name"] as? String ?? "")" }
      found.append(PathOption(command: path, option: name))
    }
    for inner in command["subcommands"] as? [[String: Any]] ?? [] {
      let name = try #require(inner["commandName"] as? String)
      guard name != "help" else { continue }
      found += try options(of: inner, path: path + [name])
    }
    return found
  }

  /// Values for the options without which a command does not begin, or that end it soon.
  private static func others(for command: [String], in folder: String) -> [String: String] {
    switch command.joined(separator: " ") {
    case "settle check": ["--proof": "/nowhere/proof.json"]
    case "settle apply": ["--proof": "/nowhere/proof.json", "--ledger": folder + "/other.db"]
    case "settle status": ["--ledger": folder + "/none.db"]
    case "settle escape": ["--ledger": folder + "/none.db", "--position": "1"]
    case "settle report": ["--ledger": folder + "/none.db", "--out": folder + "/page"]
    case "serve": ["--data": folder + "/answers.db", "--host": "not.an.address.invalid"]
    case "bench": ["--seconds": "0.1"]
    default: [:]
    }
  }

  @Test("all of them are found, in all commands")
  func options() throws {
    let options = try Self.options()
    #expect(options.count >= 20)
    #expect(
      Set(options.map { $0.command.joined(separator: " ") }) == [
        "verify", "inspect", "bench", "worker", "serve", "settle check", "settle apply",
        "settle status", "settle report", "settle escape",
      ]
    )
  }

  @Test("an empty path, as of a variable that is not set, is refused by each of them")
  func empty() throws {
    let folder = try TemporaryFolder()
    for option in try Self.options() {
      let others = Self.others(for: option.command, in: folder.path)
      let run = try CommandRunner.run(option.arguments("", others: others))
      #expect(run.code == 64, "\(option)")
      #expect(run.output.isEmpty, "\(option)")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("paths that mean something else to some library or tool are never a success")
  func hostile() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder",
      withIntermediateDirectories: true
    )
    try folder.link("dangling", to: folder.path + "/nowhere/at/all")
    let paths = [
      ":memory:", "file::memory:", "file:x?mode=memory", "file:///nowhere/x?immutable=1", "-",
      folder.path + "/folder", folder.path + "/dangling", "/dev/null", "\u{1b}[2J", "%n%s",
      "http://127.0.0.1/x", "|true", "~root", "$HOME",
    ]
    for option in try Self.options() {
      for path in paths {
        let others = Self.others(for: option.command, in: folder.path)
        let run = try CommandRunner.run(option.arguments(path, others: others))
        #expect(run.code != 0, "\(option) \(path)")
        #expect(run.code != 70, "\(option) \(path)")
        #expect(!run.error.contains("\u{1b}"), "\(option) \(path)")
      }
    }
  }
}
