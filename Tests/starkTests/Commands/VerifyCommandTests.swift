import Foundation
import Testing
import TestSupport
import stark

@Suite("stark verify", .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests"))
struct VerifyCommandTests {
  private let proof = ProofFile.shipped("plain-blake256")

  @Test("a sound proof is accepted with code 0, from a file and from standard input")
  func accepted() throws {
    let file = try CommandRunner.run("verify", proof.url.path)
    #expect(file.code == 0)
    #expect(file.output.hasPrefix("ACCEPTED "))
    let text = String(decoding: try proof.bytes(), as: UTF8.self)
    let input = try CommandRunner.run("verify", "--json", "-", input: text)
    #expect(input.code == 0)
    #expect(input.output.contains("\"path\":\"-\""))
  }

  @Test("a policy that asks for more refuses it with code 2")
  func refused() throws {
    let bits = try CommandRunner.run("verify", "--policy", "provable-100", proof.url.path)
    #expect(bits.code == 2)
    #expect(bits.output.contains("policy/security-bits"))
    let layout = try CommandRunner.run("verify", "--layout", "starknet", proof.url.path)
    #expect(layout.code == 2)
    #expect(layout.output.contains("policy/layout"))
    let program = try CommandRunner.run("verify", "--program-hash", "0x1", proof.url.path)
    #expect(program.code == 2)
    #expect(program.output.contains("policy/program-hash"))
  }

  @Test("a proof with one digit changed is rejected with code 1, and cut short malformed")
  func forged() throws {
    let folder = try TemporaryFolder()
    let text = String(decoding: try proof.bytes(), as: UTF8.self)
    let start = try #require(text.firstRange(of: "\"proof_hex\":\"0x")).upperBound
    let place = text.index(start, offsetBy: 3000)
    let digit = text[place] == "0" ? "1" : "0"
    let changed = text.replacingCharacters(in: place...place, with: digit)
    let forged = try folder.write(changed, to: "a-forged.json")
    let cut = try folder.write(String(text.prefix(text.count / 2)), to: "b-cut.json")
    let outcome = try CommandRunner.run("verify", forged)
    #expect(outcome.code == 1)
    #expect(outcome.output.hasPrefix("REJECTED "))
    #expect(try CommandRunner.run("verify", cut).code == 3)
    let both = try CommandRunner.run("verify", folder.path, proof.url.path)
    #expect(both.code == 1)
    #expect(both.output.contains("3 proofs: 1 accepted, 1 malformed, 1 rejected"))
  }

  @Test("inspect shows every section, and its transcript starts with the first root")
  func inspect() throws {
    let path = ProofFile.shipped("small-keccak160lsb-poseidon").url.path
    let text = try CommandRunner.run("inspect", path)
    #expect(text.code == 0)
    for section in ["Proof", "Bytes by part", "Commitment trees", "Security in bits", "Statement"] {
      #expect(text.output.contains("\n\n\(section)\n"))
    }
    let json = try CommandRunner.run("inspect", "--json", path)
    #expect(json.output.contains("\"transcript\":null"))
    #expect(json.output.contains("{\"name\":\"FRI layer 1\",\"log2_rows\":16,\"columns\":16}"))
    #expect(try CommandRunner.run("inspect", "/nowhere").code == 66)
  }
}
