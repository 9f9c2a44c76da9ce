/// How a dishonest FRI prover departs from the protocol.
///
/// Layer 0 is the tested function and layers 1, 2, … are the committed ones. That the tested
/// function itself has too high a degree needs no case: the prover takes any coefficients and folds
/// them.
package enum FRICheat: Equatable, Sendable {
  /// Commits, as `layer`, to the fold plus a term just above the degree bound of the layer, and
  /// goes on from there.
  case highDegree(layer: Int)
  /// Commits, as `layer`, to the fold with the value at `position` altered.
  case wrongFolding(layer: Int, position: Int)
  /// Sends the last layer with a coefficient altered.
  case wrongLastCoefficient(index: Int)
  /// Sends one coefficient more than the last layer may have.
  case longLastLayer
  /// Alters a cell when it opens `layer`, the cells counted as sent.
  case wrongLeaf(layer: Int, index: Int)
  /// Alters a Merkle node when it opens `layer`, the nodes counted as sent.
  case forgedSibling(layer: Int, index: Int)
}
