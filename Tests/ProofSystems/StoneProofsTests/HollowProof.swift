import StarkAlgebra
import StarkChannel
import StarkFRI
import StoneProofs
import TestSupport

/// A proof that took no work and gets as far as the openings: all commitments and claimed values
/// are zero, but for a value of the composition that fits them.
///
/// The out-of-domain check compares claims with one another only, so anybody can pass it.
enum HollowProof {
  /// The proof for a channel over bytes that absorbs values one by one, without proof of work, and
  /// with so many bytes of openings.
  static func bytes(for statement: StoneStatement, openingByteCount: Int) throws -> [UInt8] {
    var transcript = ProverTranscript(StoneChannel(statement.channelKind, seed: statement.seed))
    let root = [UInt8](repeating: 0, count: 32)
    transcript.send(root)
    let elements = (0..<statement.air.layout.interactionElementCount).map { _ in transcript.draw() }
    transcript.send(root)
    let coefficient = transcript.draw()
    transcript.send(root)
    let point = transcript.draw()
    var counts = OperationCounts()
    let cells = [Felt252](repeating: .zero, count: statement.air.mask.count)
    let value = try statement.air.compositionValue(
      at: point,
      traceLength: statement.traceLength,
      cells: cells,
      parameters: try statement.air.parameterValues(
        publicInput: statement.publicInput,
        interactionElements: elements,
        at: point,
        traceLength: statement.traceLength,
        counts: &counts
      ),
      challenge: coefficient,
      counts: &counts
    )
    for claim in cells + [value, .zero] { transcript.send(claim.cell.array) }
    for _ in statement.friParameters.foldingSteps.dropFirst() { transcript.send(root) }
    let lastLayerByteCount = 32 << statement.friParameters.log2LastLayerDegreeBound
    transcript.send([UInt8](repeating: 0, count: lastLayerByteCount))
    return transcript.proof + [UInt8](repeating: 0, count: openingByteCount)
  }
}
