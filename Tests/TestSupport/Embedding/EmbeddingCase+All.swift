extension EmbeddingCase {
  /// The questions that all interfaces are asked: good, bad, malformed and below the policy.
  package static func all() throws -> [EmbeddingCase] {
    try proofs() + damagedProofs() + chains() + badBatches()
  }

  private static let desk =
    #"{"schema":1,"name":"our desk “A”","minimum_bits":{"stone_formula":80},"layouts":["starknet"]}"#

  private static func proofs() throws -> [EmbeddingCase] {
    var cases = try ProofFile.shipped.map { EmbeddingCase("\($0)", proof: try $0.bytes()) }
    let sound = try ProofFile.shipped("starknet-sharp").bytes()
    for policy in ["starkex-80", "provable-100", "provable-128", "research", desk] {
      cases.append(EmbeddingCase("starknet-sharp under \(policy)", policy: policy, proof: sound))
    }
    let other = try ProofFile.shipped("perpetual-starkex").bytes()
    cases.append(EmbeddingCase("another layout under \(desk)", policy: desk, proof: other))
    return cases
  }

  private static func damagedProofs() throws -> [EmbeddingCase] {
    let sound = try ProofFile.shipped("starknet-sharp").bytes()
    let unknown =
      Array(#"{"not_known":1,"#.utf8) + sound.drop { $0 != UInt8(ascii: "{") }.dropFirst()
    let lookalike =
      Array(#"{"Proof_Hex":"0x1","#.utf8) + sound.drop { $0 != UInt8(ascii: "{") }.dropFirst()
    let texts: [(String, [UInt8])] = [
      ("nothing", []),
      ("a zero byte", [0]),
      ("bytes that are no text", [0xff, 0xfe, 0x22]),
      ("an array", Array("[]".utf8)),
      ("100,000 arrays", deep(100_000)),
      ("a member of 100,000 arrays", Array(#"{"proof_hex":"#.utf8) + deep(100_000)),
      ("half a proof", Array(sound.prefix(sound.count / 2))),
      ("a proof without its last byte", Array(sound.prefix { $0 != UInt8(ascii: "}") })),
      ("an unknown member", unknown),
      ("a member in another case", lookalike),
      ("a proof under a member", Array(#"{"proof": "#.utf8) + sound + Array("}".utf8)),
      ("a proof after a byte order mark", [0xef, 0xbb, 0xbf] + sound),
      ("a tenth of a proof", Array(sound.prefix(sound.count / 10))),
      ("something packed", [0x1f, 0x8b, 0x08, 0]),
      ("a batch for a proof", try BatchFolder.perpetual("batch1").bytes(of: "batch.json")),
      ("a policy for a proof", Array(desk.utf8)),
    ]
    let flips = try [10, 1_000, 20_000, 60_000, 120_000].map {
      ("digit \($0) of the proof changed", try flipping(digit: $0, of: sound))
    }
    return (texts + flips).map { EmbeddingCase($0.0, policy: "starkex-80", proof: $0.1) }
  }

  private static func chains() throws -> [EmbeddingCase] {
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    let last = try BatchFolder.perpetual("bootloaded-batch3").bytes(of: "proof.json")
    let batches = try BatchFolder.perpetualChain.map { try $0.bytes(of: "batch.json") }
    let replay: UInt32 = 8
    return [
      EmbeddingCase("a chain", proof: proof, batches: batches, Options(levels: 31)),
      EmbeddingCase("a chain without batches", proof: proof),
      EmbeddingCase("replay required", proof: proof, Options(levels: replay)),
      EmbeddingCase("a chain of “perpetual”", proof: proof, Options(program: "perpetual-v3.2")),
      EmbeddingCase("a chain of “spot”", proof: proof, Options(program: "spot")),
      EmbeddingCase("the first task", proof: proof, batches: [batches[0]], Options(task: 1)),
      EmbeddingCase("no such task", proof: proof, Options(task: 4)),
      EmbeddingCase("the wrong order", proof: proof, batches: batches.reversed()),
      EmbeddingCase("a chain below the policy", policy: "provable-128", proof: proof),
      EmbeddingCase(
        "the last batch alone",
        policy: "starkex-80",
        proof: last,
        batches: [batches[2]]
      ),
      EmbeddingCase("no batch but a proof", proof: try ProofFile.shipped("starknet-sharp").bytes()),
    ]
  }

  private static func badBatches() throws -> [EmbeddingCase] {
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    let batches = try BatchFolder.perpetualChain.map { try $0.bytes(of: "batch.json") }
    func chain(_ name: String, second: [UInt8]) -> EmbeddingCase {
      EmbeddingCase(name, proof: proof, batches: [batches[0], second, batches[2]])
    }
    return [
      chain("an empty batch", second: []),
      chain("half a batch", second: Array(batches[1].prefix(batches[1].count / 2))),
      chain("a batch of 100,000 arrays", second: deep(100_000)),
      chain("a batch that is no text", second: [0xff]),
      chain("a proof for a batch", second: proof),
      chain("a batch that is packed", second: [0x1f, 0x8b, 0x08, 0]),
      EmbeddingCase("a batch for a state", proof: proof, previous: batches[0]),
      EmbeddingCase("a batch for the proof of a chain", proof: batches[0], batches: batches),
      EmbeddingCase("a state that is none", proof: proof, previous: Array("{}".utf8)),
      EmbeddingCase("half a proof of a chain", proof: Array(proof.prefix(proof.count / 2))),
    ]
  }

  private static func deep(_ count: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "["), count: count)
      + Array(repeating: UInt8(ascii: "]"), count: count)
  }

  private struct NoSuchDigit: Error {}

  /// The file of `bytes` with another digit at `index` of the proof's own bytes.
  private static func flipping(digit index: Int, of bytes: [UInt8]) throws -> [UInt8] {
    let member = Array(#""proof_hex""#.utf8)
    var bytes = bytes
    guard let start = bytes.indices.first(where: { bytes[$0...].starts(with: member) }),
      let prefix = bytes[(start + member.count)...].firstIndex(of: UInt8(ascii: "x")),
      prefix + 1 + index < bytes.count
    else { throw NoSuchDigit() }
    let place = prefix + 1 + index
    bytes[place] = bytes[place] == UInt8(ascii: "0") ? UInt8(ascii: "1") : UInt8(ascii: "0")
    return bytes
  }
}
