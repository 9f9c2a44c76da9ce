import Foundation
import StarkAlgebra
import StarkCairo
import StarkJSON
import StarkFaults
import StarkVerdicts
import StarkVerifier
import StoneProofs
import TestSupport
import Testing

@Suite("Inspections of compiled programs")
struct ProgramInspectionTests {
  /// A compiled file of the words that are public in a proof, and the program that its verdict
  /// names.
  private func compiled(
    from proof: ProofFile
  ) throws -> (bytes: [UInt8], program: VerifiedProgram)? {
    let bytes = try proof.bytes()
    guard let program = try Verifier(policy: .research).verify(bytes).program else { return nil }
    let memory = try StoneProofFile(decoding: bytes).publicInput.publicMemory
    let cells = Dictionary(memory.map { ($0.address, $0.value) }) { first, _ in first }
    let words = try (1...UInt64(program.wordCount)).map { try #require(cells[$0]) }
    let main = try #require(words[3].integer.w1 == 0 ? Int(words[3].integer.w0) + 2 : nil)
    let file: [String: Any] = [
      "builtins": program.builtins, "data": words.map { "\($0.integer)" },
      "identifiers": ["__main__.main": ["pc": main, "type": "function"] as [String: Any]],
      "main_scope": "__main__",
      "prime": "0x800000000000011000000000000000000000000000000000000000000000001",
    ]
    return ([UInt8](try JSONSerialization.data(withJSONObject: file)), program)
  }

  @Test("tell the hash that the verdict on a proof of the program names, for every shipped proof")
  func shipped() throws {
    var count = 0
    for proof in ProofFile.shipped {
      guard let (bytes, program) = try compiled(from: proof) else { continue }
      #expect(RecognisedFile(bytes) == .compiledProgram)
      let inspection = try ProgramInspection(of: bytes, path: "p.json")
      #expect(inspection.hashes.map(\.name).first == "task")
      #expect(inspection.hashes.first?.hash == program.hash, "\(proof)")
      #expect(inspection.wordCount == program.wordCount)
      #expect(inspection.startUpWordCount == 6)
      #expect(inspection.builtins == program.builtins)
      // A proof is accepted for any of the hashes that binds the builtins, and for one of the words
      // where it and the layout do.
      let layout = try Verifier(policy: .research).verify(proof.bytes()).layout
      for named in inspection.hashes {
        var policy = AcceptancePolicy.research
        policy.programHashes = [named.hash]
        policy.layouts = [layout]
        #expect(throws: Never.self) { try Verifier(policy: policy).verify(proof.bytes()) }
      }
      count += 1
    }
    #expect(count >= 15)
  }

  @Test("have every documented member")
  func json() throws {
    let (bytes, _) = try #require(try compiled(from: .shipped("plain-blake256")))
    let inspection = try ProgramInspection(of: bytes, path: "p.json")
    let root = try JSONDocument(Array(inspection.json.utf8)).root.object()
    #expect(
      try root.members(maximumCount: 20).map(\.name)
        == ["schema", "path", "file_bytes", "outcome", "code", "reason", "program"]
    )
    let program = try root.required("program").object()
    #expect(
      try program.members(maximumCount: 20).map(\.name)
        == ["builtins", "words", "start_up_words", "release", "hashes"]
    )
    #expect(
      try program.required("hashes").object().members(maximumCount: 20).map(\.name)
        == ["task", "compiled", "bytecode-pedersen", "bytecode-poseidon"]
    )
  }

  @Test("say what is wrong with a file, by a code")
  func malformed() {
    let error = #expect(throws: Fault.self) {
      try ProgramInspection(of: Array(#"{"prime": "0x7"}"#.utf8), path: "-")
    }
    #expect(error?.code == "malformed/prime")
  }
}
