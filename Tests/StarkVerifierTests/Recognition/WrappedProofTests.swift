import Foundation
import StarkVerifier
import TestSupport
import Testing

@Suite("A proof under the member “proof”")
struct WrappedProofTests {
  private let sound = ProofFile.shipped("plain-blake256")

  private func wrapped(_ proof: [UInt8], beside: String = "") -> [UInt8] {
    Array("{\(beside)\"proof\": ".utf8) + proof + Array("}\n".utf8)
  }

  @Test("is verified as the proof alone is, and its file has an id of its own")
  func accepted() throws {
    let proof = try sound.bytes()
    let verifier = Verifier(policy: .research)
    let alone = try verifier.verify(proof)
    for beside in ["", #""program_input": {"proof_hex": [1]}, "#] {
      let file = wrapped(proof, beside: beside)
      let statement = try verifier.verify(file)
      #expect(statement.output == alone.output)
      #expect(statement.program == alone.program)
      #expect(statement.segments == alone.segments)
      #expect(verifier.id(of: file) != verifier.id(of: proof))
    }
  }

  @Test(
    "is accepted as StarkWare's Cairo verifier and Atlantic take it",
    .enabled(if: SharedMaterial.isPresent, "the shared material is absent")
  )
  func shared() throws {
    let file = [UInt8](try SharedMaterial.data("cases/wrapped-in-proof-member.json"))
    #expect(throws: Never.self) { try Verifier(policy: .research).verify(file) }
  }

  @Test("is refused for what is wrong in it, at its place in the file")
  func damaged() throws {
    let text = String(decoding: try sound.bytes(), as: UTF8.self)
    let file = wrapped(Array(text.replacing(#""n_steps":"#, with: #""n_stepz":"#).utf8))
    let error = #expect(throws: VerificationError.self) {
      try Verifier(policy: .research).verify(file)
    }
    #expect(error?.code == "malformed/missing")
    #expect(error?.description.contains("proof.public_input.n_steps") == true)
  }

  @Test(
    "is not looked at where the file is a proof itself, or has two of them, or is wrapped twice"
  )
  func one() throws {
    let proof = try sound.bytes()
    let other =
      Array(#"{"proof": {"proof_hex": "0x"}, "#.utf8) + proof.drop { $0 != 0x7b }.dropFirst()
    let verifier = Verifier(policy: .research)
    #expect(try verifier.verify(other).output == verifier.verify(proof).output)
    let twice = wrapped(proof, beside: "\"proof\": {}, ")
    #expect(throws: VerificationError.self) { try verifier.verify(twice) }
    #expect(throws: VerificationError.self) { try verifier.verify(wrapped(wrapped(proof))) }
  }

  @Test("as any proof may follow a byte order mark")
  func byteOrderMark() throws {
    let mark: [UInt8] = [0xef, 0xbb, 0xbf]
    let proof = try sound.bytes()
    let verifier = Verifier(policy: .research)
    for file in [proof, wrapped(proof)] {
      #expect(try verifier.verify(mark + file).output == verifier.verify(proof).output)
      #expect(verifier.id(of: mark + file) != verifier.id(of: file))
    }
  }
}

@Suite("Private inputs in a proof file")
struct PrivateMemberTests {
  private func members(_ member: String, inside: Bool = false) throws -> [String] {
    let proof = try ProofFile.shipped("plain-blake256").bytes()
    var file = Array("{\(member), ".utf8) + proof.drop { $0 != 0x7b }.dropFirst()
    if inside { file = Array(#"{"proof": "#.utf8) + file + Array("}".utf8) }
    var members: [String] = []
    _ = try Verifier(policy: .research).verify(file, privateMembers: &members)
    return members
  }

  @Test("are found unread, if there is anything in them")
  func found() throws {
    let path = #""private_input": {"memory_path": "m.bin", "pedersen": []}"#
    #expect(try members(path) == ["private_input"])
    #expect(try members(path, inside: true) == ["proof.private_input"])
    #expect(try members(#""private_input": [0], "private_input": {}"#) == ["private_input"])
    for empty in ["null", "{}", "[ ]", #""""#] {
      #expect(try members("\"private_input\": \(empty)").isEmpty)
    }
    #expect(try members(#""other": 1"#).isEmpty)
  }

  @Test("are told of a proof too that a policy refuses")
  func refused() throws {
    let proof = try ProofFile.shipped("plain-blake256").bytes()
    let file = Array(#"{"private_input": [1], "#.utf8) + proof.drop { $0 != 0x7b }.dropFirst()
    var members: [String] = []
    let error = #expect(throws: VerificationError.self) {
      try Verifier(policy: .provable128).verify(file, privateMembers: &members)
    }
    #expect(error?.code == "policy/security-bits")
    #expect(members == ["private_input"])
  }
}
