package import StarkAlgebra
package import StarkChannel
package import StarkCommitments

/// The query phase of FRI: every query walks down the layers to the last one.
///
///     layer 0        f(x) at the queried positions, given by the caller        ─ fold a₀ ─▶
///     layer 1        rows of 2^s₁ values, opened; one of them is the fold of layer 0 ─ fold a₁ ─▶
///     …
///     last layer     Σ cₜ·Xᵗ evaluated
///
/// Multi-point in one pass: all queries descend together, so each layer is one opening.
/// `verify` is compiled for the STARK field and Stone's trees by name, which halves its time.
package struct FRIVerifier<Element: CommittableField, Hash: TreeHash> {
  package let commitment: FRICommitment<Element, Hash>

  package init(_ commitment: FRICommitment<Element, Hash>) {
    self.commitment = commitment
  }

  /// Checks that the committed layers fold `firstLayer` into the last layer.
  ///
  /// A function that agrees with no polynomial of the degree bound on more than a fraction α of
  /// its domain passes q queries with probability about α^q, beyond the commit-phase error.
  ///
  /// `positions` are the queried positions in 0..<2^log2QueryDomainSize, ascending and distinct;
  /// `firstLayer` holds f at rows q·2^s₀ …< (q + 1)·2^s₀ for each position q, in order; `openings`
  /// stands at the first cell of layer 1 and afterwards behind the last sibling.
  ///
  /// - Throws: the layer and what is wrong with its opening, or the first position where the last
  ///   layer differs.
  @specialized(where Element == Felt252, Hash == LayeredHash)
  package func verify(
    positions: [Int],
    firstLayer: [Element],
    openings: inout OpeningReader,
    path: String,
    log: inout TranscriptLog,
    counts: inout OperationCounts
  ) throws(FRIRejection) {
    let parameters = commitment.parameters
    precondition(firstLayer.count == positions.count << parameters.foldingSteps[0])
    var layer = FoldedLayer(
      positions: positions,
      values: firstLayer,
      parameters: parameters,
      challenge: commitment.firstChallenge?.value,
      counts: &counts
    )
    for (index, committed) in commitment.layers.enumerated() {
      let rows: LayerRows<Element>
      let cells: [Element]
      do {
        // Rows are as wide as the prover says, so they are laid out only if their cells are there.
        try openings.require(layer.unknownCellCount(of: committed.step))
        rows = layer.rows(of: committed.step)
        cells = try committed.table.open(
          rows: rows.indices,
          known: rows.known,
          from: &openings,
          path: "\(path)/Decommitment/Layer \(index + 1)",
          log: &log,
          counts: &counts
        )
      } catch {
        throw .decommitment(layer: index + 1, error)
      }
      layer.fold(
        rows,
        cells: cells,
        step: committed.step,
        challenge: committed.challenge.value,
        counts: &counts
      )
    }
    try checkLastLayer(layer, counts: &counts)
  }

  /// Evaluates the last layer at the final positions: values must agree.
  private func checkLastLayer(
    _ layer: FoldedLayer<Element>,
    counts: inout OperationCounts
  ) throws(FRIRejection) {
    let domain = Coset<Element>(log2Size: commitment.parameters.log2LastLayerSize)
    counts.multiplications += domain.log2Size
    for (position, value) in zip(layer.positions, layer.values) {
      let point = domain.element(bitReversed: position)
      let expected = Element.evaluate(commitment.lastLayer, at: point)
      counts.multiplications += position.nonzeroBitCount + commitment.lastLayer.count
      guard expected == value else {
        throw .lastLayer(position: position, expected: "\(expected)", found: "\(value)")
      }
    }
  }
}
