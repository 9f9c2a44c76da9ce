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

/// The commit phase after the channel has seen it.
package struct FRICommitment<Element: CommittableField, Hash: TreeHash>: Sendable {
  package let parameters: FRIParameters
  /// Layers 1, 2, …; layer i has rows of 2^foldingSteps[i] cells.
  package let layers: [TableCommitment<Hash>]
  /// The folding challenge of every step; nil for a first step of 0, which folds nothing.
  package let challenges: [Challenge<Folding, Element>?]
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
    var layers: [TableCommitment<Hash>] = []
    var challenges: [Challenge<Folding, Element>?] = []
    var log2Size = parameters.log2DomainSize
    for (index, step) in steps.enumerated() {
      if index > 0 || step > 0 {
        let challenge = channel.draw(for: Folding.self)
        log.challenge(
          "\(path)/Commitment/Layer \(index + 1)",
          "Evaluation point",
          .element("\(challenge.value)")
        )
        challenges.append(challenge)
      } else {
        challenges.append(nil)
      }
      log2Size -= step
      guard index + 1 < steps.count else { continue }
      let message = messages.layerRoots[index]
      let root = channel.read(message)
      log.message(
        at: message.byteRange,
        "\(path)/Commitment/Layer \(index + 1)",
        "Commitment",
        .hash("\(root.integer)")
      )
      layers.append(
        TableCommitment(
          root: root,
          log2RowCount: log2Size - steps[index + 1],
          columnCount: 1 << steps[index + 1],
          hash: hash
        )
      )
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
    self.challenges = challenges
  }
}

extension FRIMessages {
  /// The coefficients as text.
  fileprivate func loggedCoefficients(_ coefficients: [Element]) -> [String] {
    coefficients.map { "\($0)" }
  }
}
