import StarkAlgebra
import StarkChannel
import TestSupport
import Testing

@Suite("Proof of work")
struct ProofOfWorkTests {
  private func unread(_ nonce: UInt64) -> Unread<UInt64> {
    Unread(nonce, encoding: nonce.bigEndianBytes[...])
  }

  @Test("a nonce that holds the bits is absorbed", arguments: [1, 4, 10])
  func accepted(bits: Int) throws {
    var prover = ProverTranscript(ToyChannel<ToyField>(seed: 3))
    let nonce = prover.findProofOfWork(bits: bits)
    prover.send(nonce.bigEndianBytes)
    var channel = ToyChannel<ToyField>(seed: 3)
    var log = TranscriptLog.recording
    try channel.readProofOfWork(unread(nonce), bits: bits, path: "Work", log: &log)
    let (next, expected) = (channel.nextElement(), prover.draw())
    #expect(next == expected)
    let entry = try #require(log.entries.first)
    #expect(entry.path == "Work" && entry.label == "POW" && entry.byteRange == 0..<8)
  }

  @Test(
    "one bit more than the nonce holds is refused, and nothing absorbed",
    arguments: [1, 4, 10]
  )
  func refused(bits: Int) {
    var prover = ProverTranscript(ToyChannel<ToyField>(seed: 3))
    let nonce = prover.findProofOfWork(bits: bits)
    var held = bits
    var channel = ToyChannel<ToyField>(seed: 3)
    while channel.isProofOfWork(nonce, bits: held + 1) { held += 1 }
    var log = TranscriptLog.recording
    do throws(ProofOfWorkRejection) {
      try channel.readProofOfWork(unread(nonce), bits: held + 1, path: "", log: &log)
      Issue.record("accepted")
    } catch {
      #expect(error.nonce == nonce)
      #expect(error.bits == held + 1)
    }
    #expect(log.entries.isEmpty)
    let (next, expected) = (channel.nextElement(), prover.draw())
    #expect(next == expected)
  }

  @Test("no bits are held by any nonce")
  func none() {
    var channel = ToyChannel<ToyField>(seed: 3)
    let holds = [0, 1, UInt64.max].map { channel.isProofOfWork($0, bits: 0) }
    #expect(holds == [true, true, true])
  }
}
