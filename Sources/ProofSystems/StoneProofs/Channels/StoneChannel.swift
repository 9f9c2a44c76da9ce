package import StarkAlgebra
import StarkChannel

/// Stone's transcript, over bytes or over field elements as the proof says.
package struct StoneChannel: Channel, ~Copyable {
  /// Which of the two sponges a proof uses, with its hashes.
  package enum Kind: Hashable, Sendable {
    case bytes(ByteHash)
    case felts(proofOfWork: ByteHash)
  }

  private enum State {
    case bytes(ByteTranscript)
    case felts(FeltTranscript)
  }

  private var state: State

  /// A transcript whose initial state is the digest of the public input.
  package init(_ kind: Kind, seed: Bytes32) {
    switch kind {
    case .bytes(let hash):
      state = .bytes(ByteTranscript(hash: hash, seed: seed))
    case .felts(let proofOfWorkHash):
      let element = Felt252(reducing: seed.integer)
      state = .felts(FeltTranscript(seed: element, proofOfWorkHash: proofOfWorkHash))
    }
  }

  package var counts: OperationCounts {
    switch state {
    case .bytes(let transcript): transcript.counts
    case .felts(let transcript): transcript.counts
    }
  }

  package mutating func absorb(_ bytes: Span<UInt8>) {
    switch state {
    case .bytes(var transcript):
      transcript.absorb(bytes)
      state = .bytes(transcript)
    case .felts(var transcript):
      transcript.absorb(bytes)
      state = .felts(transcript)
    }
  }

  package mutating func nextElement() -> Felt252 {
    switch state {
    case .bytes(var transcript):
      let element = transcript.nextElement()
      state = .bytes(transcript)
      return element
    case .felts(var transcript):
      let element = transcript.nextElement()
      state = .felts(transcript)
      return element
    }
  }

  package mutating func nextNumber(below bound: UInt64) -> UInt64 {
    switch state {
    case .bytes(var transcript):
      let number = transcript.nextNumber(below: bound)
      state = .bytes(transcript)
      return number
    case .felts(var transcript):
      let number = transcript.nextNumber(below: bound)
      state = .felts(transcript)
      return number
    }
  }

  package mutating func isProofOfWork(_ nonce: UInt64, bits: Int) -> Bool {
    switch state {
    case .bytes(var transcript):
      let holds = transcript.isProofOfWork(nonce, bits: bits)
      state = .bytes(transcript)
      return holds
    case .felts(var transcript):
      let holds = transcript.isProofOfWork(nonce, bits: bits)
      state = .felts(transcript)
      return holds
    }
  }
}
