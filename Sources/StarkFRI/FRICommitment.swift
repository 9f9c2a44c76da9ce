package import StarkAlgebra
package import StarkChannel
package import StarkCommitments

/// What a prover sends in the commit phase, none of it absorbed yet.
package struct FRIMessages<Element: CommittableField>: Sendable {
  /// The roots of layers 1, 2, …: one fewer than there are folding steps.
  package let layerRoots: [Unread<Bytes32>]
  /// 2^log2LastLayerDegreeBound coefficients, lowest first.
  package let lastLayer: Unread<[Element]>

  package init(layerRoots: [Unread<Bytes32>], lastLayer: Unread<[Element]>) {
    self.layerRoots = layerRoots
    self.lastLayer = lastLayer
  }
}

/// The role of the challenge that folds a layer.
package enum Folding {}

/// An inner layer as the prover committed to it, and the challenge that folds it.
package struct FRILayer<Element: CommittableField, Hash: TreeHash>: Sendable {
  /// Rows of 2^step values, which fold into one.
  package let table: TableCommitment<Hash>
  package let step: Int
  package let challenge: Challenge<Folding, Element>
}

/// The commit phase after the channel has seen it.
package struct FRICommitment<Element: CommittableField, Hash: TreeHash>: Sendable {
  package let parameters: FRIParameters
  /// The challenge that folds layer 0; nil for a first step of 0, which folds nothing.
  package let firstChallenge: Challenge<Folding, Element>?
  /// Layers 1, 2 and so on.
  package let layers: [FRILayer<Element, Hash>]
  package let lastLayer: [Element]

  /// Runs the commit phase.
  ///
  /// For every step a folding challenge is drawn and the root of the layer it gives is read; last
  /// the coefficients. Each layer is thus fixed before the challenge that folds it: a function far
  /// from low degree stays far, except with probability ε_commit per step.
  ///
  /// `messages` must have the lengths that `parameters` demand.
  package init<C: Channel & ~Copyable>(
    parameters: FRIParameters,
    hash: Hash,
    messages: FRIMessages<Element>,
    channel: inout C,
    path: String,
    log: inout TranscriptLog
  ) where C.Element == Element {
    let steps = parameters.foldingSteps
    precondition(messages.layerRoots.count == steps.count - 1, "one root per inner layer")
    func draw(before layer: Int) -> Challenge<Folding, Element> {
      let challenge = channel.draw(for: Folding.self)
      log.challenge(
        "\(path)/Commitment/Layer \(layer)",
        "Evaluation point",
        .element("\(challenge.value)")
      )
      return challenge
    }
    firstChallenge = steps[0] > 0 ? draw(before: 1) : nil
    var layers: [FRILayer<Element, Hash>] = []
    var log2Size = parameters.log2DomainSize - steps[0]
    for (index, message) in messages.layerRoots.enumerated() {
      let step = steps[index + 1]
      let root = channel.read(message)
      log.message(
        at: message.byteRange,
        "\(path)/Commitment/Layer \(index + 1)",
        "Commitment",
        .hash(root, hash.digestForm(atDepth: 1))
      )
      log2Size -= step
      let table = TableCommitment(
        root: root,
        log2RowCount: log2Size,
        columnCount: 1 << step,
        hash: hash
      )
      layers.append(FRILayer(table: table, step: step, challenge: draw(before: index + 2)))
    }
    lastLayer = channel.read(messages.lastLayer)
    log.message(
      at: messages.lastLayer.byteRange,
      "\(path)/Commitment/Last Layer",
      "Coefficients",
      .elements(messages.loggedCoefficients(lastLayer))
    )
    self.parameters = parameters
    self.layers = layers
  }

  private init(_ other: FRICommitment, hash: Hash) {
    parameters = other.parameters
    firstChallenge = other.firstChallenge
    lastLayer = other.lastLayer
    layers = other.layers.map { layer in
      FRILayer(table: layer.table.hashed(by: hash), step: layer.step, challenge: layer.challenge)
    }
  }

  /// The same commitment, its trees made with another hash.
  package func hashed(by hash: Hash) -> FRICommitment { FRICommitment(self, hash: hash) }
}

extension FRIMessages {
  /// The coefficients as text.
  fileprivate func loggedCoefficients(_ coefficients: [Element]) -> [String] {
    coefficients.map { "\($0)" }
  }
}
