import StarkAlgebra
import StarkCairo
import StarkVerifier
import StoneProofs
import TestSupport

/// Reads the input as a proof file and as a policy file.
///
/// What is read as a proof must be the same after it has been written and read again; and its
/// parameters must fit together or be refused, without a byte of the proof being looked at.
public enum DecoderFuzzTarget: FuzzTarget {
  /// Runs once.
  public static func run(_ input: [UInt8]) {
    _ = try? AcceptancePolicy(json: input)
    guard let file = try? StoneProofFile(decoding: input, limits: StoneLimits()) else { return }
    // Only plain layouts are written by the tests.
    if file.publicInput.dynamicParameters == nil {
      let again = try? StoneProofFile(decoding: Array(file.text.utf8), limits: StoneLimits())
      precondition(again?.publicInput == file.publicInput, "the public input changed")
      precondition(again?.proof == file.proof, "the proof changed")
    }
    var counts = OperationCounts()
    _ = try? StoneStatement.candidates(for: file, counts: &counts)
  }
}
