package import StarkAlgebra
package import StarkChannel
package import StarkCommitments

/// FRI by itself: a proof that a committed function is close to a polynomial of low degree.
///
/// The function f lives on the subgroup of order 2^log2DomainSize, listed in bit-reversed order,
/// and is committed like the layers of FRI, in rows of the values that one query asks for:
///
///     layer 0   f, 2^(log2DomainSize − s₀) rows of 2^s₀ cells
///     layer 1   f folded by s₀, in rows of 2^s₁ cells
///     …
///
/// To use it, choose the parameters and the hash, and a channel that has absorbed whatever the
/// claim is about; the proof says nothing about its context.
///
///     let test = try LowDegreeTest<Felt252, LayeredHash>(parameters: parameters, hash: hash)
///     let function = try test.verify(proof: bytes, channel: channel, log: &log)
///     // function.commitment is that of a function within the distance the queries ensure of
///     // degree < 2^parameters.log2DegreeBound.
///
/// A proof is, in this order and with nothing before, between or after:
///
///     root of layer 0                                             32 bytes
///     roots of layers 1, 2, …                                     32 bytes each
///     2^log2LastLayerDegreeBound coefficients, lowest first       32 bytes each
///     nonce, big-endian; none for 0 bits of work                  8 bytes
///     opening of layer 0: the queried rows, then siblings         32-byte words
///     openings of layers 1, 2, …: the unknown cells, siblings     32-byte words
///
/// A word is a Merkle node or the cell that encodes an element. Roots, coefficients and the nonce
/// are absorbed in this order; each folding challenge is drawn before the root of the layer it
/// gives.
package struct LowDegreeTest<Element: CommittableField, Hash: TreeHash>: Sendable {
  package let parameters: FRIParameters
  package let hash: Hash

  /// Checks that the parameters fit the field.
  ///
  /// - Throws: that the field has no subgroup of the size of the domain.
  package init(parameters: FRIParameters, hash: Hash) throws(FRIParameterError) {
    let sizes = 1...min(Element.twoAdicity, FRIParameters.Maximum.log2DomainSize)
    guard sizes.contains(parameters.log2DomainSize) else {
      throw FRIParameterError(
        parameter: .log2DomainSize,
        allowed: sizes,
        found: parameters.log2DomainSize
      )
    }
    self.parameters = parameters
    self.hash = hash
  }

  /// Runs both phases of FRI against `proof`, in which nothing is trusted.
  ///
  /// `channel` is in the state that the prover started from. The error is that of FRI: at most
  /// ε_commit + α^queryCount, lowered by the proof of work, for a function that agrees with no
  /// polynomial of the degree bound on more than a fraction α of the domain.
  ///
  /// - Returns: the commitment, and what it was opened to on the way.
  /// - Throws: what is wrong with the form of the proof, or the first check that fails.
  package func verify<C: Channel & ~Copyable>(
    proof: [UInt8],
    channel: consuming C,
    log: inout TranscriptLog
  ) throws(LowDegreeRejection) -> LowDegreeFunction<Element, Hash> where C.Element == Element {
    let messages = try LowDegreeMessages<Element>(decoding: proof, for: parameters)

    // 1. The prover commits to the function and to its foldings.
    let root = channel.read(messages.functionRoot)
    log.message(at: messages.functionRoot.byteRange, path, "Commitment", .hash(root, .allBytes))
    let function = TableCommitment(
      root: root,
      log2RowCount: parameters.log2QueryDomainSize,
      columnCount: 1 << parameters.foldingSteps[0],
      hash: hash
    )
    let layers = FRICommitment(
      parameters: parameters,
      hash: hash,
      messages: messages.layers,
      channel: &channel,
      path: path,
      log: &log
    )

    // 2. It works, and learns the queries.
    if let nonce = messages.nonce {
      do {
        let bits = parameters.proofOfWorkBits
        try channel.readProofOfWork(nonce, bits: bits, path: "\(path)/Proof of Work", log: &log)
      } catch {
        throw .proofOfWork(error)
      }
    }
    let queries = channel.sampleQueries(
      count: parameters.queryCount,
      log2Bound: parameters.log2QueryDomainSize,
      path: "\(path)/QueryIndices",
      log: &log
    )
    var counts = queries.transcriptCounts

    // 3. It opens the function there; the values must fold into the layers.
    var openings = OpeningReader(proof: proof, offset: messages.openingsOffset)
    let values: [Element]
    do {
      values = try function.open(
        rows: queries.positions,
        as: Element.self,
        from: &openings,
        path: "\(path)/Decommitment/Layer 0",
        log: &log,
        counts: &counts
      )
    } catch {
      throw .function(error)
    }
    do {
      try FRIVerifier(layers).verify(
        positions: queries.positions,
        firstLayer: values,
        openings: &openings,
        path: path,
        log: &log,
        counts: &counts
      )
    } catch {
      throw .fri(error)
    }
    guard openings.remainingByteCount == 0 else {
      throw .trailingBytes(count: openings.remainingByteCount)
    }
    return LowDegreeFunction(
      commitment: function,
      rows: queries.positions,
      values: values,
      counts: counts
    )
  }

  private var path: String { "FRI" }
}
