import StarkAlgebra
import StarkChannel
import StarkFRI
import StoneProofs
import TestSupport
import Testing

@Suite("Every challenge of a Stone proof depends on all messages before it, and on none after")
struct ChannelDependencyTests {
  static let kinds: [StoneChannel.Kind] = [
    .bytes(.keccak256), .bytes(.blake2s256),
    .felts(proofOfWork: .keccak256), .felts(proofOfWork: .blake2s256),
  ]

  /// The messages of a proof and its challenges, in the order of the transcript.
  private func challenges(
    _ kind: StoneChannel.Kind,
    seed: Bytes32,
    messages: [[UInt8]]
  ) -> [Felt252] {
    var channel = StoneChannel(kind, seed: seed)
    var challenges = [channel.nextElement()]
    for message in messages {
      channel.absorb(message.span)
      challenges.append(channel.nextElement())
    }
    return challenges
  }

  @Test("in the channel itself", arguments: kinds)
  func channel(kind: StoneChannel.Kind) {
    var generator = SeededGenerator(seed: 4)
    let seed = generator.nextFelt().bytes
    let messages = [1, 1, 5, 2, 1].map { count in
      (0..<count).flatMap { _ in generator.nextFelt().bytes.array }
    }
    let honest = challenges(kind, seed: seed, messages: messages)
    #expect(Set(honest).count == honest.count)
    #expect(
      zip(honest, challenges(kind, seed: Bytes32(UInt256(1)), messages: messages))
        .allSatisfy { $0 != $1 }
    )
    for index in messages.indices {
      for byte in [31, messages[index].count - 1] {
        var altered = messages
        altered[index][byte] ^= 1
        let changed = challenges(kind, seed: seed, messages: altered)
        for (position, challenge) in changed.enumerated() {
          #expect((challenge == honest[position]) == (position <= index))
        }
      }
    }
  }

  @Test("in the verifier, as far as it goes", arguments: CheatingProverTests.cases)
  func verifier(stoneCase: StoneCase) throws {
    let file = try stoneCase.prove()
    var honest = TranscriptLog.recording
    _ = try stoneCase.verify(file, log: &honest)
    let messages = honest.entries.filter { entry in
      entry.byteRange != nil && !entry.path.contains("/Decommitment/")
    }
    let sent = try #require(messages.last?.byteRange).upperBound
    #expect(messages.compactMap(\.byteRange).map(\.lowerBound).first == 0)
    #expect(messages.reduce(0) { $0 + ($1.byteRange?.count ?? 0) } == sent, "no byte is unbound")

    for message in messages {
      guard let range = message.byteRange else { continue }
      var proof = file.proof
      proof[range.upperBound - 1] ^= 1
      let altered = StoneProofFile(
        parameters: file.parameters,
        publicInput: file.publicInput,
        proof: proof
      )
      var log = TranscriptLog.recording
      #expect(throws: StoneVerificationError.self) { try stoneCase.verify(altered, log: &log) }
      // The log ends where the proof is refused. Up to there, challenges change after the message.
      var isBefore = true
      for (entry, original) in zip(log.entries, honest.entries) {
        guard entry.path == original.path else { break }
        if entry.byteRange == range { isBefore = false }
        guard entry.byteRange == nil else { continue }
        if isBefore {
          #expect(entry == original)
        } else if case .element = entry.payload {
          #expect(entry.payload != original.payload, "\(entry.label) after \(message.label)")
        }
      }
    }
  }
}
