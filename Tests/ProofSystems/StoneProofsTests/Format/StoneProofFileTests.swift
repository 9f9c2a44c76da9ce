import Foundation
import StarkAlgebra
import StarkCairo
import StarkJSON
import StoneProofs
import TestSupport
import Testing

@Suite("A Stone proof file")
struct StoneProofFileTests {
  @Test("gives its parameters, its public input and its proof")
  func decoding() throws {
    let file = try StoneProofFile(decoding: Array(ProofFileText.valid.utf8))
    #expect(
      file.parameters
        == StoneParameters(
          channelHash: .poseidon3,
          commitmentHash: .blake256Masked248LSB,
          verifierFriendlyCommitmentHash: .poseidon3,
          verifierFriendlyLayerCount: 1000,
          verifierFriendlyChannelUpdates: true,
          powHash: .blake256,
          pageHash: .pedersen,
          statedMembers: Set(StoneParameters.OptionalMember.allCases),
          log2CosetCount: 2,
          friSteps: [0, 4, 3],
          lastLayerDegreeBound: 64,
          queryCount: 18,
          proofOfWorkBits: 24
        )
    )
    #expect(
      file.publicInput
        == CairoPublicInput(
          layoutName: "plain",
          stepCount: 512,
          rangeCheckMinimum: 32762,
          rangeCheckMaximum: 32769,
          segments: [
            .program: MemorySegment(begin: 1, stop: 5),
            .execution: MemorySegment(begin: 25, stop: 57),
          ],
          publicMemory: [
            PublicMemoryCell(address: 1, value: 0x4078_0017_fff7_fff, page: 0),
            PublicMemoryCell(address: 2, value: 0, page: 0),
            PublicMemoryCell(address: 30, value: 3, page: 1),
            PublicMemoryCell(address: 31, value: 4, page: 1),
          ],
          dynamicParameters: nil
        )
    )
    #expect(file.proof == [0x00, 0xff, 0x10])
    #expect(file.parameters.statedSecurityBits == 60)
  }

  @Test("has defaults for what early versions of Stone did not write")
  func defaults() throws {
    let text = """
      {"proof_parameters":{"field":"PrimeField0","stark":{"log_n_cosets":4,"fri":{"n_queries":1,\
      "fri_step_list":[1],"last_layer_degree_bound":1,"proof_of_work_bits":0}},\
      "use_extension_field":false},"proof_hex":"0x","public_input":{"n_steps":1,"rc_min":0,\
      "rc_max":0,"layout":"dynamic","dynamic_params":{"a":3},"memory_segments":{},\
      "public_memory":[{"value":"0x0","page":0,"address":0}]}}
      """
    let file = try StoneProofFile(decoding: Array(text.utf8))
    let parameters = file.parameters
    #expect(parameters.channelHash == .keccak256)
    #expect(parameters.commitmentHash == .keccak256Masked160MSB)
    #expect(parameters.verifierFriendlyCommitmentHash == .keccak256Masked160MSB)
    #expect(parameters.verifierFriendlyLayerCount == 0)
    #expect(!parameters.verifierFriendlyChannelUpdates)
    #expect(parameters.powHash == .blake256)
    #expect(parameters.proofOfWorkHash == .keccak256)
    #expect(parameters.seedHash == .keccak256)
    #expect(parameters.pageHash == .keccak256)
    #expect(parameters.statedMembers.isEmpty)
    #expect(file.publicInput.dynamicParameters == ["a": 3])
    #expect(file.proof.isEmpty)
  }

  @Test("decodes from every real proof", .enabled(if: SharedMaterial.isPresent))
  func realProofs() throws {
    #expect(SharedProof.all.count >= 40)
    for proof in SharedProof.all {
      let bytes = try proof.bytes()
      #expect(StoneProofFile.recognises(bytes), "\(proof)")
      let file = try StoneProofFile(decoding: bytes)
      #expect(file.proof.count % 8 == 0 && file.proof.count > 30_000, "\(proof)")
      #expect(file.publicInput.publicMemory.first?.address == 1, "\(proof)")
    }
  }

  @Test(
    "may be pretty or minified, its members in any order",
    .enabled(if: SharedMaterial.isPresent)
  )
  func spelling() throws {
    for proof in SharedProof.all {
      let bytes = try proof.bytes()
      let file = try StoneProofFile(decoding: bytes)
      var object = try #require(
        JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      )
      object["annotations"] = nil
      for options: JSONSerialization.WritingOptions in [[], .prettyPrinted, .sortedKeys] {
        let rewritten = try JSONSerialization.data(withJSONObject: object, options: options)
        #expect(try StoneProofFile(decoding: [UInt8](rewritten)) == file, "\(proof)")
      }
    }
  }

  @Test("may hold members that it does not need, but they must be JSON")
  func ignoredMembers() throws {
    let valid = try StoneProofFile(decoding: Array(ProofFileText.valid.utf8))
    for (part, replacement) in [
      (#"{"annotations""#, #"{"private_input":{"a":[1.5e3,null]},"annotations""#),
      (#""n_queries""#, #""new":[],"n_queries""#), (#""rc_max""#, #""new":-1,"rc_max""#),
      (#"{"address":2,"#, #"{"address":2,"new":{},"#), (#""version":{}"#, #""version":-0.5"#),
    ] {
      let file = try ProofFileText.decode(replacing: part, with: replacement)
      #expect(file.parameters == valid.parameters && file.publicInput == valid.publicInput)
      #expect(file.proof == valid.proof)
      #expect(
        file.privateMembers == (replacement.contains("private_input") ? ["private_input"] : [])
      )
    }
    #expect(
      ProofFileText.error(replacing: #"["P->V"#, with: #"[x,"P->V"#)?.summary
        == "syntax annotations"
    )
  }

  @Test("has its hexadecimal digits in one form")
  func proofHexadecimal() {
    for (replacement, summary) in [
      (#""""#, "prefix"), (#""00ff10""#, "prefix"), (#""0X00ff10""#, "prefix"),
      (#""0x00ff1""#, "oddDigitCount(5)"), (#""0x00Ff10""#, "unsupported upperCaseDigit(at: 4)"),
      (#""0x00ff1g""#, "digit(at: 7)"), (#""0x00 f10""#, "digit(at: 4)"), ("12", "number"),
      ("null", "null"), (#"["0x00"]"#, "array"),
    ] {
      #expect(
        ProofFileText.error(replacing: #""0x00ff10""#, with: replacement)?.summary
          == summary + " proof_hex"
      )
    }
  }

  @Test("is bounded in every size")
  func limits() throws {
    let bytes = Array(ProofFileText.valid.utf8)
    for (limit, summary) in [
      (\StoneLimits.fileByteCount, "unsupported tooLarge"),
      (\.proofByteCount, "beyondLimits proof 1 3"),
      (\.publicMemoryCellCount, "beyondLimits publicMemory 1 4"),
      (\.publicMemoryPageCount, "tooManyPages public_input.public_memory[2]"),
    ] as [(WritableKeyPath<StoneLimits, Int>, String)] {
      var limits = StoneLimits()
      limits[keyPath: limit] = 1
      let error = #expect(throws: StoneFileError.self) {
        try StoneProofFile(decoding: bytes, limits: limits)
      }
      #expect(error?.summary == summary)
    }
  }

  @Test("is recognised by its content, damaged or not")
  func recognition() {
    let valid = ProofFileText.valid
    #expect(StoneProofFile.recognises(Array(valid.utf8)))
    #expect(StoneProofFile.recognises(Array((" \n" + valid.dropLast(9)).utf8)))
    #expect(!StoneProofFile.recognises(Array(valid.prefix(500).utf8)))
    for text in ["", "{}", "[]", #"{"proof_hex":"0x"}"#, "[" + ProofFileText.valid + "]"] {
      #expect(!StoneProofFile.recognises(Array(text.utf8)))
    }
  }

  @Test("never traps, cut off at any byte or with any bytes changed")
  func damage() throws {
    let bytes = Array(ProofFileText.valid.utf8)
    for length in bytes.indices {
      #expect(throws: StoneFileError.self) { try StoneProofFile(decoding: Array(bytes[..<length])) }
    }
    var generator = SeededGenerator(seed: 3)
    var refused = 0
    for _ in 0..<20_000 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let position = Int.random(in: bytes.indices, using: &generator)
        damaged[position] = UInt8.random(in: .min ... .max, using: &generator)
      }
      if (try? StoneProofFile(decoding: damaged)) == nil { refused += 1 }
    }
    #expect(refused > 10_000)
  }

  @Test("of a kilobyte is decided at once, whatever it claims")
  func hostileFiles() {
    for (part, replacement) in [
      (#""n_steps":512"#, #""n_steps":1099511627776"#),
      (#""n_queries":18"#, #""n_queries":1000000"#),
      ("[0,4,3]", "[0,4,64]"), ("[0,4,3]", "[\(String(repeating: "0,", count: 1000))0]"),
      (#""version":{}"#, #""version":"# + String(repeating: "[", count: 100_000)),
    ] {
      let clock = ContinuousClock()
      let time = clock.measure { _ = ProofFileText.error(replacing: part, with: replacement) }
      #expect(time < .milliseconds(10))
    }
  }
}
