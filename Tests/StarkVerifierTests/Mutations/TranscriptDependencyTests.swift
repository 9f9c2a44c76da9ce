import StarkAlgebra
import StarkCairo
import StarkChannel
import StoneProofs
import TestSupport
import Testing

/// Which challenge depends on which message, on real proofs: on all before it and on none after.
///
/// A changed message fails the constraints at z, and the log would end there. So the first claimed
/// value of the composition is adjusted until they hold again, which anyone can do, and the proof
/// asks for no work: the transcript then runs to the queries.
@Suite("Every challenge of a real proof")
struct TranscriptDependencyTests {
  static let names = [
    "plain-keccak256", "plain-blake256", "plain-poseidon3", "plain-pedersen", "small-keccak256",
    "all_solidity-sharp", "small-blake248lsb-poseidon",
  ]

  @Test("depends on all messages before it and on none after", arguments: names)
  func matrix(name: String) async throws {
    let transcript = try MalleableTranscript(ProofFile.shipped(name).bytes())
    let honest = transcript.entries(of: transcript.proof)
    #expect(honest.count { $0.path == "STARK/FRI/QueryIndices" } >= 18)
    let messages = honest.indices.filter { honest[$0].byteRange != nil }
    let words = messages.flatMap { index in
      transcript.wordsToChange(in: honest[index]).map { (index: index, offset: $0) }
    }
    #expect(words.count > 10)
    let complaints = await MutationSweep.complaints(about: words) { index, offset in
      var proof = transcript.proof
      proof[offset + 31] ^= 1
      let entries = transcript.entries(of: transcript.adjusted(proof))
      guard entries.count == honest.count else { return "\(offset): the transcript ends early" }
      let position = transcript.isInClaims(offset) ? transcript.lastClaim(in: honest) : index
      let isRight = zip(entries, honest).enumerated().allSatisfy { place, pair in
        guard pair.1.byteRange == nil, !pair.1.isQuery else { return true }
        return (pair.0.payload == pair.1.payload) == (place < position)
      }
      guard isRight else { return "a challenge does not follow byte \(offset)" }
      return entries.queries == honest.queries ? "queries do not follow byte \(offset)" : nil
    }
    #expect(complaints == [])
  }

  @Test("up to the nonce depends on no nonce, and the queries do", arguments: names)
  func nonce(name: String) throws {
    let transcript = try MalleableTranscript(ProofFile.shipped(name).bytes(), workBits: 1)
    var logs: [[TranscriptLog.Entry]] = []
    for nonce in UInt64(0)..<64 where logs.count < 8 {
      let entries = transcript.entries(of: transcript.withNonce(nonce))
      if !entries.queries.isEmpty { logs.append(entries) }
    }
    #expect(logs.count == 8, "one nonce in two does the work of one bit")
    for (index, entries) in logs.enumerated() {
      #expect(entries.challenges == logs[0].challenges)
      for other in logs[..<index] { #expect(entries.queries != other.queries) }
    }
  }

  @Test("changes with every part of the public input, from the first on", arguments: names)
  func publicInput(name: String) throws {
    let file = try StoneProofFile(decoding: ProofFile.shipped(name).bytes())
    let honest = try #require(try FirstChallenges(file))
    var seen = [honest]
    for input in file.publicInput.variations {
      let changed = StoneProofFile(
        parameters: file.parameters,
        publicInput: input,
        proof: file.proof
      )
      let challenges = try #require(try FirstChallenges(changed))
      #expect(!seen.contains(challenges))
      #expect(zip(challenges.elements, honest.elements).allSatisfy { $0 != $1 })
      seen.append(challenges)
    }
    #expect(seen.count > 90)
  }

  @Test("changes with the number of steps and of verifier-friendly layers")
  func parameters() throws {
    let file = try StoneProofFile(decoding: ProofFile.shipped("plain-poseidon3").bytes())
    let honest = try #require(try FirstChallenges(file))
    var parameters = file.parameters
    var input = file.publicInput
    input.stepCount *= 2
    parameters.lastLayerDegreeBound *= 2
    let longer = StoneProofFile(
      parameters: parameters,
      publicInput: input,
      proof: file.proof + [UInt8](repeating: 0, count: 4096)
    )
    #expect(try FirstChallenges(longer) != honest)
    parameters = file.parameters
    parameters.verifierFriendlyLayerCount -= 1
    let other = StoneProofFile(
      parameters: parameters,
      publicInput: file.publicInput,
      proof: file.proof
    )
    #expect(try FirstChallenges(other) != honest)
  }
}

/// The interaction elements of a proof, the first challenges there are.
private struct FirstChallenges: Equatable {
  let elements: [TranscriptLog.Payload]

  /// Nil if the transcript does not get to them.
  init?(_ file: StoneProofFile) throws {
    var log = TranscriptLog.recording
    _ = try DecodedProof(file).rejection(of: file.proof, log: &log)
    elements = log.entries.filter { $0.label.hasPrefix("Interaction element") }.map(\.payload)
    if elements.isEmpty { return nil }
  }
}

extension CairoPublicInput {
  /// The input with one number of it changed, for every number, and with cells reordered.
  fileprivate var variations: [CairoPublicInput] {
    var variations: [CairoPublicInput] = []
    func vary(_ change: (inout CairoPublicInput) -> Void) {
      var input = self
      change(&input)
      variations.append(input)
    }
    vary { $0.rangeCheckMinimum += 1 }
    vary { $0.rangeCheckMaximum -= 1 }
    for (name, segment) in segments {
      vary { $0.segments[name] = MemorySegment(begin: segment.begin + 1, stop: segment.stop) }
      vary { $0.segments[name] = MemorySegment(begin: segment.begin, stop: segment.stop + 1) }
    }
    for (index, cell) in publicMemory.enumerated() {
      vary { $0.publicMemory[index] = cell.with(address: cell.address + (1 << 20)) }
      vary { $0.publicMemory[index] = cell.with(value: cell.value + 1) }
      vary { $0.publicMemory[index] = cell.with(page: 1) }
    }
    vary { $0.publicMemory.swapAt(0, 1) }
    vary { $0.publicMemory.removeLast() }
    vary { $0.publicMemory.append(publicMemory[0]) }
    return variations
  }
}

extension PublicMemoryCell {
  fileprivate func with(
    address: UInt64? = nil,
    value: Felt252? = nil,
    page: UInt32? = nil
  ) -> PublicMemoryCell {
    PublicMemoryCell(
      address: address ?? self.address,
      value: value ?? self.value,
      page: page ?? self.page
    )
  }
}
