import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

@Suite("Stone's channels")
struct ChannelTests {
  @Test("numbers are below the bound and reach both ends", arguments: ChannelDependencyTests.kinds)
  func numbers(kind: StoneChannel.Kind) {
    var channel = StoneChannel(kind, seed: Bytes32(UInt256(5)))
    let numbers = (0..<200).map { _ in channel.nextNumber(below: 8) }
    #expect(Set(numbers) == Set(0..<8))
    let large = (0..<50).map { _ in channel.nextNumber(below: 1 << 47) }
    #expect(large.allSatisfy { $0 < 1 << 47 } && Set(large).count == 50)
    let zero = channel.nextNumber(below: 1)
    #expect(zero == 0)
  }

  @Test("a nonce holds the bits or does not", arguments: ChannelDependencyTests.kinds)
  func proofOfWork(kind: StoneChannel.Kind) {
    var transcript = ProverTranscript(StoneChannel(kind, seed: Bytes32(UInt256(5))))
    let nonce = transcript.findProofOfWork(bits: 8)
    var channel = StoneChannel(kind, seed: Bytes32(UInt256(5)))
    func holds(_ nonce: UInt64, _ bits: Int) -> Bool { channel.isProofOfWork(nonce, bits: bits) }
    #expect(holds(nonce, 8))
    #expect(!(0..<nonce).contains { holds($0, 8) }, "it is the first")
    #expect(!holds(nonce, 60))
    #expect((0..<1000).allSatisfy { holds($0, 0) })
  }

  @Test("the work is for one state only", arguments: ChannelDependencyTests.kinds)
  func workForOneState(kind: StoneChannel.Kind) {
    var transcript = ProverTranscript(StoneChannel(kind, seed: Bytes32(UInt256(5))))
    let nonces = (0..<16).map { index in
      transcript.send(Bytes32(UInt256(UInt64(index))).array)
      return transcript.findProofOfWork(bits: 6)
    }
    var other = StoneChannel(kind, seed: Bytes32(UInt256(6)))
    let count = nonces.count { other.isProofOfWork($0, bits: 6) }
    #expect(count < 4)
  }

  @Test("checking work leaves the challenges as they are", arguments: ChannelDependencyTests.kinds)
  func workIsNoMessage(kind: StoneChannel.Kind) {
    var channel = StoneChannel(kind, seed: Bytes32(UInt256(5)))
    var other = StoneChannel(kind, seed: Bytes32(UInt256(5)))
    let holds = channel.isProofOfWork(0, bits: 60)
    let (next, expected) = (channel.nextElement(), other.nextElement())
    #expect(!holds && next == expected)
  }
}
