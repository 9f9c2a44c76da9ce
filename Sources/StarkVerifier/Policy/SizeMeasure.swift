/// A size that a proof claims or has, and that a policy limits before anything is computed.
public enum SizeMeasure: String, CaseIterable, Hashable, Sendable {
  /// The bytes of the file.
  case fileBytes = "file_bytes"
  /// The bytes of the proof inside the file.
  case proofBytes = "proof_bytes"
  /// The cells of public memory.
  case publicMemoryCells = "public_memory_cells"
  /// The steps of the Cairo machine.
  case steps
  /// The queries drawn.
  case queries
  /// log₂ of the blow-up factor.
  case log2Blowup = "log2_blowup"
  /// The coefficients of the last FRI layer.
  case lastLayerCoefficients = "last_layer_coefficients"
}
