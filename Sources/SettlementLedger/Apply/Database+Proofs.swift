import GRDB
import StarkAlgebra
import StarkVerifier

extension Database {
  /// The number of a proof, which is written if it is new.
  func proofID(of proof: VerifiedStatement, _ file: ProofFile) throws -> Int {
    let known = try first(
      "proofs",
      "SELECT id FROM proofs WHERE digest = ?",
      [file.digest.stored]
    ) { try $0.count() }
    if let known { return known }
    try run(
      """
      INSERT INTO proofs (digest, layout, program_hash, policy, step_count, file_byte_count,
        proof_byte_count, public_cell_count, nanoseconds)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        file.digest.stored, proof.layout.rawValue, proof.program?.hash.value.stored, file.policy,
        proof.stepCount.stored, file.byteCount, proof.parameters.proofByteCount,
        proof.publicMemoryCellCount, proof.cost.duration.nanoseconds,
      ]
    )
    let id = Int(lastInsertedRowID)
    for measure in SecurityMeasure.allCases {
      try run(
        "INSERT INTO proof_security (proof, measure, bits) VALUES (?, ?, ?)",
        [id, measure.rawValue, proof.security.bits(of: measure)]
      )
    }
    return id
  }
}

extension Duration {
  /// Whole nanoseconds, at most what a column takes.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = components
    let (whole, isTooLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return isTooLong ? .max : whole + attoseconds / 1_000_000_000
  }
}
