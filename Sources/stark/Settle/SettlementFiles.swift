/// The files of a settlement check.
package struct SettlementFiles: Sendable {
  package let proof: ProofSource
  /// One for each task that is checked, in their order; or none.
  package let batches: [ProofSource]
  /// The state before the first batch.
  package let previous: ProofSource?

  package init(proof: ProofSource, batches: [ProofSource], previous: ProofSource?) {
    self.proof = proof
    self.batches = batches
    self.previous = previous
  }

  /// All of them, the proof first.
  var all: [ProofSource] { [proof] + batches + (previous.map { [$0] } ?? []) }

  /// What is in the files.
  struct Contents: Sendable {
    let proof: [UInt8]
    let batches: [[UInt8]]
    let previous: [UInt8]?
  }

  /// Why a file could not be read, and which.
  struct ReadingError: Error {
    let file: ProofSource
    let error: InputError
  }

  /// Reads the files, none of which may have more than `maximumCount` bytes.
  func read(maximumCount: UInt64) throws(ReadingError) -> Contents {
    var batchContents: [[UInt8]] = []
    let proofContents = try Self.read(proof, maximumCount)
    for batch in batches { batchContents.append(try Self.read(batch, maximumCount)) }
    guard let previous else {
      return Contents(proof: proofContents, batches: batchContents, previous: nil)
    }
    return Contents(
      proof: proofContents,
      batches: batchContents,
      previous: try Self.read(previous, maximumCount)
    )
  }

  private static func read(
    _ file: ProofSource,
    _ maximumCount: UInt64
  ) throws(ReadingError) -> [UInt8] {
    do { return try file.read(maximumCount: maximumCount) } catch {
      throw ReadingError(file: file, error: error)
    }
  }
}
