package import StarkAlgebra
import StarkChannel
import StarkHashes

/// How field elements are written in the parts of a proof that the channel absorbs.
struct StoneEncoding {
  /// An element x as 32 big-endian bytes: of x itself, or of x·R mod p.
  enum Form {
    case plain
    case montgomery
  }

  let channel: StoneChannel.Kind
  let absorbsValuesAtOnce: Bool

  /// What Stone's felt channel reads as a block is plain; everything else is Montgomery.
  var outOfDomainForm: Form { usesFelts && absorbsValuesAtOnce ? .plain : .montgomery }

  /// The last layer is always read as a block.
  var lastLayerForm: Form { usesFelts ? .plain : .montgomery }

  var usesFelts: Bool {
    switch channel {
    case .felts: true
    case .bytes: false
    }
  }
}

/// A cursor that cuts a proof into unread messages.
struct StoneMessageReader {
  private let proof: [UInt8]
  private let encoding: StoneEncoding
  private(set) var offset = 0

  /// Starts at the first byte.
  ///
  /// For the felt channel every word of the proof, openings included, must be below p: its bytes
  /// are absorbed as elements, and two encodings of one element would be two proofs of one
  /// statement that differ in every challenge.
  init(proof: [UInt8], encoding: StoneEncoding) throws(ProofByteError) {
    self.proof = proof
    self.encoding = encoding
    guard encoding.usesFelts else { return }
    guard proof.count % 32 == 0 else { throw .partialWord(byteCount: proof.count) }
    for start in stride(from: 0, to: proof.count, by: 32) {
      guard let word = Bytes32(proof.span, at: start), word.integer >= Felt252.modulus else {
        continue
      }
      throw .nonCanonicalWord(offset: start, found: word)
    }
  }

  mutating func root() throws(ProofByteError) -> Unread<Bytes32> {
    let start = offset
    let word = try nextWord()
    return Unread(word, encoding: proof[start..<offset])
  }

  /// `count` elements that are absorbed together: their bytes, or their digest by `hash`.
  mutating func elements(
    _ count: Int,
    in form: StoneEncoding.Form,
    digestedBy hash: StoneHashName? = nil
  ) throws(ProofByteError) -> Unread<[Felt252]> {
    try requireWords(count)
    let start = offset
    var elements: [Felt252] = []
    elements.reserveCapacity(count)
    for _ in 0..<count {
      let word = try nextWord()
      let element =
        switch form {
        case .plain: Felt252(word)
        case .montgomery: Felt252(cell: word)
        }
      guard let element else { throw .nonCanonicalWord(offset: offset - 32, found: word) }
      elements.append(element)
    }
    guard let hash else { return Unread(elements, encoding: proof[start..<offset]) }
    return Unread(elements, at: start..<offset, digest: hash.digest(of: elements))
  }

  /// The nonce: eight bytes, or a word of which only the last eight may be set.
  ///
  /// The word is absorbed whole, while eight bytes enter the proof of work. With the others free, a
  /// prover could draw new queries for one piece of work as often as it likes.
  mutating func nonce() throws(ProofByteError) -> Unread<UInt64> {
    let start = offset
    guard encoding.usesFelts else {
      guard let word = proof.span.littleEndianWord(at: offset) else {
        throw .tooShort(needed: offset + 8, found: proof.count)
      }
      offset += 8
      return Unread(word.byteSwapped, encoding: proof[start..<offset])
    }
    let word = try nextWord()
    let integer = word.integer
    guard integer == UInt256(integer.w0) else {
      throw .nonceTooLarge(offset: start, found: word)
    }
    return Unread(integer.w0, encoding: proof[start..<offset])
  }

  /// Checks that `count` more words are there, before anything is allocated for them.
  func requireWords(_ count: Int) throws(ProofByteError) {
    let needed = offset + 32 * count
    guard needed <= proof.count else { throw .tooShort(needed: needed, found: proof.count) }
  }

  private mutating func nextWord() throws(ProofByteError) -> Bytes32 {
    guard let word = Bytes32(proof.span, at: offset) else {
      throw .tooShort(needed: offset + 32, found: proof.count)
    }
    offset += 32
    return word
  }
}

extension StoneHashName {
  /// The digest of elements as they are, not in Montgomery form.
  package func digest(of elements: [Felt252]) -> [UInt8] {
    var counts = OperationCounts()
    do {
      let words = elements.flatMap(\.bytes.array)
      return try function.digest(words.span, counts: &counts).array
    } catch {
      preconditionFailure("elements are whole words below p: \(error)")
    }
  }
}
