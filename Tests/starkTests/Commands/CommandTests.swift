import StarkVerdicts
import StarkVerifier
import Testing
import TestSupport
import stark

@Suite("Command line", .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests"))
struct CommandTests {
  @Test("help names every command and exit code")
  func help() throws {
    let outcome = try CommandRunner.run("--help")
    #expect(outcome.code == 0)
    for command in ["verify", "inspect", "policies"] {
      #expect(outcome.output.contains("\n  \(command) "))
    }
    for status in ExitStatus.allCases where status.rawValue >= 10 {
      #expect(outcome.output.contains("\n  \(status.rawValue) "))
    }
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test("the version and the completions are there")
  func versionAndCompletions() throws {
    #expect(try CommandRunner.run("--version").output == "0.1.0\n")
    let completions = try CommandRunner.run("--generate-completion-script", "bash")
    #expect(completions.code == 0)
    #expect(completions.output.contains("provable-128"))
  }

  @Test("policies are shown by name, and as files that can be read back")
  func policies() throws {
    let all = try CommandRunner.run("policies")
    for policy in AcceptancePolicy.named { #expect(all.output.contains(policy.name)) }
    #expect(all.output.contains("NO FLOOR"))
    let one = try CommandRunner.run("policies", "provable-100", "--json")
    #expect(try AcceptancePolicy(json: Array(one.output.utf8)) == .provable100)
  }

  @Test(
    "a command line that makes no sense is a usage error",
    arguments: [
      ["policies", "sharp-97"],
      ["verify"],
      ["verify", "--jobs", "0", "a"],
      ["verify", "--layout", "large", "a"],
      ["verify", "--program-hash", "0xg", "a"],
      ["verify", "--policy", "sharp", "a"],
      ["verify", "-", "-"],
      ["verify", "--no-such-option", "a"],
      ["unverify"],
    ]
  )
  func usage(arguments: [String]) throws {
    let outcome = try CommandRunner.run(arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.hasPrefix("Error: "))
  }

  @Test("a path to nothing is unreadable, and so is a policy file that is not there")
  func unreadable() throws {
    let proof = try CommandRunner.run("verify", "/nowhere/at/all")
    #expect(proof.code == 66)
    #expect(proof.output.contains("No such file or directory"))
    let policy = try CommandRunner.run("verify", "--policy", "/nowhere/policy.json", "a")
    #expect(policy.code == 66)
    #expect(policy.error.contains("/nowhere/policy.json"))
  }

  @Test("a folder without proofs never ends well")
  func noProof() throws {
    let folder = try TemporaryFolder()
    let outcome = try CommandRunner.run("verify", folder.path)
    #expect(outcome.code == 66)
    #expect(outcome.output.contains("input/no-proof"))
  }

  @Test("a fault in a policy file is named by its path and is a usage error")
  func policyFault() throws {
    let folder = try TemporaryFolder()
    let text = #"{"schema": 1, "name": "x", "minimum_bits": {"stone": 96}}"#
    let policy = try folder.write(text, to: "policy.json")
    let outcome = try CommandRunner.run("verify", "--policy", policy, "a")
    #expect(outcome.code == 64)
    #expect(outcome.error.contains("minimum_bits.stone"))
  }

  @Test("options narrow a policy, and cannot widen it")
  func narrowing() throws {
    let folder = try TemporaryFolder()
    var policy = AcceptancePolicy.sharp96
    policy.name = "ours"
    policy.layouts = [.small, .dex]
    let path = try folder.write(policy.json, to: "policy.json")
    let within = try CommandRunner.run("verify", "--policy", path, "--layout", "dex", "/nowhere")
    #expect(within.code == 66)
    let beyond = try CommandRunner.run("verify", "--policy", path, "--layout", "plain", "/nowhere")
    #expect(beyond.code == 64)
    #expect(beyond.error.contains("--layout"))
  }

  @Test("more input than the policy allows is malformed")
  func oversized() throws {
    let folder = try TemporaryFolder()
    var policy = AcceptancePolicy.sharp96
    policy.name = "ours"
    policy.limits.fileBytes = 10
    let path = try folder.write(policy.json, to: "policy.json")
    let input = String(repeating: "x", count: 11)
    let outcome = try CommandRunner.run("verify", "--policy", path, "-", input: input)
    #expect(outcome.code == 3)
    #expect(outcome.output.contains("policy/size"))
  }

  @Test("verdicts come in the order of the command line, without colours in a pipe")
  func order() throws {
    let paths = (0..<20).map { "/nowhere/\($0)" }
    let outcome = try CommandRunner.run(["verify", "--jobs", "4", "--json"] + paths)
    #expect(outcome.code == 66)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == paths.count)
    for (line, path) in zip(lines, paths) { #expect(line.contains("\"path\":\"\(path)\"")) }
    #expect(!(try CommandRunner.run(["verify"] + paths).output.contains("\u{1b}")))
    #expect(outcome.error.isEmpty)
  }

  @Test("--json changes what is written and not the exit code")
  func jsonExitCode() throws {
    for path in ["/nowhere", "/dev/null"] {
      let plain = try CommandRunner.run("verify", path)
      let json = try CommandRunner.run("verify", "--json", path)
      #expect(plain.code == json.code)
      #expect(plain.code != 0)
      #expect(json.output.contains("\"exit_code\":\(json.code)"))
    }
  }
}
