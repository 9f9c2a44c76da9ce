import StarkAlgebra
import StarkChannel
import StoneProofs
import TestSupport
import Testing

/// A real proof whose messages can be changed without the transcript ending before the queries.
struct MalleableTranscript: Sendable {
  /// The messages of the proof, and openings that belong to other queries.
  let proof: [UInt8]
  private let decoded: DecodedProof
  /// The bytes of the claimed values.
  private let claims: Range<Int>
  /// Where the nonce is; empty if no work is asked for.
  private let nonce: Range<Int>

  /// The proof in `bytes` with fewer bits of work, and without a nonce if there are none.
  init(_ bytes: [UInt8], workBits: Int = 0) throws {
    let honest = try DecodedProof(bytes)
    let regions = honest.regions()
    let nonce = try #require(regions.first { $0.role == .nonce }).bytes
    let claims = regions.filter { $0.role == .outOfDomainValues }.map(\.bytes)
    self.claims = try #require(claims.first).lowerBound..<#require(claims.last).upperBound
    self.nonce = workBits == 0 ? nonce.lowerBound..<nonce.lowerBound : nonce
    var proof = honest.file.proof
    if workBits == 0 { proof.removeSubrange(nonce) }
    var parameters = honest.file.parameters
    parameters.proofOfWorkBits = workBits
    let file = StoneProofFile(
      parameters: parameters,
      publicInput: honest.file.publicInput,
      proof: proof
    )
    decoded = try DecodedProof(file)
    self.proof = proof
  }

  /// The messages and challenges of `proof` up to the queries, or as far as they go.
  func entries(of proof: [UInt8]) -> [TranscriptLog.Entry] {
    var log = TranscriptLog.recording
    _ = decoded.rejection(of: proof, log: &log)
    return log.entries.filter { !$0.path.contains("/Decommitment/") }
  }

  /// The proof with the first composition value changed so that the constraints hold at z.
  ///
  /// The rejection tells both sides of the equation, and the value enters one of them as it is.
  func adjusted(_ proof: [UInt8]) -> [UInt8] {
    guard
      case .rejected(.outOfDomain(let computed, let claimed)) = decoded.rejection(of: proof)
    else { return proof }
    let range = claims.upperBound - 64..<claims.upperBound - 32
    guard let word = Bytes32(proof.span, at: range.lowerBound) else { return proof }
    var proof = proof
    if isPlain {
      guard let value = Felt252(word) else { return proof }
      proof.replaceSubrange(range, with: (value + computed - claimed).bytes.array)
    } else {
      guard let value = Felt252(cell: word) else { return proof }
      proof.replaceSubrange(range, with: (value + computed - claimed).cell.array)
    }
    return proof
  }

  /// The proof with another nonce.
  func withNonce(_ number: UInt64) -> [UInt8] {
    var proof = proof
    proof.replaceSubrange(nonce, with: Bytes32(UInt256(number)).array.suffix(nonce.count))
    return proof
  }

  /// Where words begin that are changed in `message`: all, but only a few of a last layer.
  ///
  /// The first composition value is adjusted along with every other claimed value.
  func wordsToChange(in message: TranscriptLog.Entry) -> [Int] {
    guard let range = message.byteRange else { return [] }
    let words = Array(stride(from: range.lowerBound, to: range.upperBound, by: 32))
    guard range.lowerBound < claims.upperBound else { return [words[0], words[words.count - 1]] }
    return words.filter { $0 != claims.upperBound - 64 }
  }

  func isInClaims(_ offset: Int) -> Bool { claims.contains(offset) }

  /// The place in a log of the last claimed value.
  func lastClaim(in entries: [TranscriptLog.Entry]) -> Int {
    entries.lastIndex { entry in entry.byteRange.map { $0.upperBound == claims.upperBound } ?? false
    }
      ?? entries.endIndex
  }

  /// Whether claimed values are written as they are, not in Montgomery form.
  private var isPlain: Bool {
    let parameters = decoded.file.parameters
    return parameters.hasFieldChannel && parameters.verifierFriendlyChannelUpdates
  }
}

extension TranscriptLog.Entry {
  var isQuery: Bool { byteRange == nil && path == "STARK/FRI/QueryIndices" }
}

extension [TranscriptLog.Entry] {
  /// The queries drawn.
  var queries: [TranscriptLog.Payload] { filter(\.isQuery).map(\.payload) }

  /// The challenges before the queries.
  var challenges: [TranscriptLog.Payload] {
    filter { $0.byteRange == nil && !$0.isQuery }.map(\.payload)
  }
}
