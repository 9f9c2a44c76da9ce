package import StarkChannel

/// The prover's end of a transcript: what it sends is absorbed and becomes part of the proof.
package struct ProverTranscript<C: Channel & ~Copyable>: ~Copyable {
  /// The bytes sent so far.
  package private(set) var proof: [UInt8] = []
  private var channel: C

  package init(_ channel: consuming C) {
    self.channel = channel
  }

  /// Sends one message, of which the channel absorbs `digest` if there is one.
  package mutating func send(_ message: [UInt8], absorbing digest: [UInt8]? = nil) {
    let absorbed = digest ?? message
    channel.absorb(absorbed.span)
    proof += message
  }

  /// The verifier's next challenge.
  package mutating func draw() -> C.Element { channel.nextElement() }

  /// The least nonce that holds `bits` bits of work; not sent yet.
  package mutating func findProofOfWork(bits: Int) -> UInt64 {
    var nonce: UInt64 = 0
    while !channel.isProofOfWork(nonce, bits: bits) { nonce += 1 }
    return nonce
  }

  /// The distinct positions in 0..<2^log2Bound that the verifier asks for, ascending.
  ///
  /// Nothing is sent through the transcript afterwards.
  package mutating func samplePositions(count: Int, log2Bound: Int) -> [Int] {
    let drawn = (0..<count).map { _ in Int(channel.nextNumber(below: 1 << UInt64(log2Bound))) }
    return Set(drawn).sorted()
  }
}
