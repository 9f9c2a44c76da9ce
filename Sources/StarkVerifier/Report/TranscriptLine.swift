import StarkAlgebra
import StarkChannel
import StoneProofs

/// A message of the prover or a challenge of the verifier.
public struct TranscriptLine: Equatable, Sendable {
  /// Where the message stands in the proof; nil for a challenge.
  public let byteRange: Range<Int>?
  /// Where in the protocol, such as `STARK/FRI/Commitment/Layer 1`.
  public let path: String
  /// What it is, such as `Evaluation point`.
  public let label: String
  /// The values, in hexadecimal with `0x` except for numbers.
  public let values: [String]
  /// The line in the wording of the prover's own annotations, to compare with them.
  public let annotation: String

  init(_ entry: TranscriptLog.Entry) {
    byteRange = entry.byteRange
    path = entry.path
    label = entry.label
    annotation = entry.stoneAnnotation
    values =
      switch entry.payload {
      case .hash(let digest, _): ["\(digest.integer)"]
      case .element(let value), .data(let value): [value]
      case .elements(let values): values
      case .number(let number): ["\(number)"]
      }
  }
}
