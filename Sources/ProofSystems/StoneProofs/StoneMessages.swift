package import StarkAlgebra
import StarkChannel
import StarkFRI
package import StarkFaults

/// The part of a Stone proof that precedes the queries, decoded and checked but not yet absorbed.
///
///     root of trace · root of interaction · root of composition                32 bytes each
///     W mask values, 2 composition values                                      32 bytes each
///     roots of FRI layers 1…L−1                                                32 bytes each
///     last-layer coefficients                                                  32 bytes each
///     proof-of-work nonce            8 bytes (byte channel) or 32 (felt channel); none for 0 bits
///     openings                       read later, since their length depends on the queries
///
/// Source: stone-prover, src/starkware/stark/stark.cc; the encodings are those of `StoneEncoding`.
struct StoneMessages {
  /// By `StoneTable`, in its order.
  let traceRoot: Unread<Bytes32>
  let interactionRoot: Unread<Bytes32>
  let compositionRoot: Unread<Bytes32>
  /// The claimed values, in blocks as they are absorbed: one each, or all at once.
  let outOfDomainValues: [Unread<[Felt252]>]
  let fri: FRIMessages<Felt252>
  /// Nil when no work is asked for.
  let nonce: Unread<UInt64>?
  /// Where the openings begin.
  let openingsOffset: Int

  /// Cuts `proof` into its messages.
  ///
  /// - Throws: that the proof is too short, is not whole words where it must be, or that a word is
  ///   not a canonical element.
  init(decoding proof: [UInt8], for statement: StoneStatement) throws(ProofByteError) {
    let encoding = StoneEncoding(
      channel: statement.channelKind,
      absorbsValuesAtOnce: statement.parameters.verifierFriendlyChannelUpdates
    )
    var reader = try StoneMessageReader(proof: proof, encoding: encoding)
    let fri = statement.friParameters
    let valueCount = statement.air.mask.count + 2
    traceRoot = try reader.root()
    interactionRoot = try reader.root()
    compositionRoot = try reader.root()
    var values: [Unread<[Felt252]>] = []
    if encoding.absorbsValuesAtOnce {
      values.append(
        try reader.elements(
          valueCount,
          in: encoding.outOfDomainForm,
          digestedBy: statement.version.release.valueHash
        )
      )
    } else {
      try reader.requireWords(valueCount)
      for _ in 0..<valueCount {
        values.append(try reader.elements(1, in: encoding.outOfDomainForm))
      }
    }
    outOfDomainValues = values
    var roots: [Unread<Bytes32>] = []
    for _ in 1..<fri.foldingSteps.count { roots.append(try reader.root()) }
    let lastLayer = try reader.elements(
      1 << fri.log2LastLayerDegreeBound,
      in: encoding.lastLayerForm
    )
    self.fri = FRIMessages(layerRoots: roots, lastLayer: lastLayer)
    nonce = fri.proofOfWorkBits == 0 ? nil : try reader.nonce()
    openingsOffset = reader.offset
  }
}

/// The bytes of a proof do not have the form that its parameters demand.
package enum ProofByteError: Error, Equatable, Sendable {
  /// The proof ends at `found` bytes and needs at least `needed`.
  case tooShort(needed: Int, found: Int)
  /// The word at `offset` is not an integer below p.
  case nonCanonicalWord(offset: Int, found: Bytes32)
  /// A proof for the felt channel is a sequence of 32-byte words.
  case partialWord(byteCount: Int)
  /// Only the last eight bytes of a nonce take part in the proof of work.
  case nonceTooLarge(offset: Int, found: Bytes32)
}

extension ProofByteError {
  /// The fault in words.
  package var fault: Fault {
    switch self {
    case .tooShort(let needed, let found):
      Fault(
        .malformed,
        "malformed/proof-length",
        "the proof is too short",
        at: "proof_hex",
        expected: "at least \(needed) bytes",
        found: "\(found)"
      )
    case .nonCanonicalWord(let offset, let found):
      Fault(
        .malformed,
        "malformed/non-canonical",
        "the word is not below the field's modulus",
        at: "proof_hex (proof byte \(offset))",
        found: "0x\(found)"
      )
    case .partialWord(let byteCount):
      Fault(
        .malformed,
        "malformed/proof-length",
        "the proof is not a whole number of 32-byte words",
        at: "proof_hex",
        found: "\(byteCount) bytes"
      )
    case .nonceTooLarge(let offset, let found):
      Fault(
        .malformed,
        "malformed/nonce",
        "the nonce has more than eight bytes",
        at: "proof_hex (proof byte \(offset))",
        found: "0x\(found)"
      )
    }
  }
}
