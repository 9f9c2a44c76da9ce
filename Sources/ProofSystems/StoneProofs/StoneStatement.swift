package import StarkAlgebra
import StarkCairo
import StarkFRI
import StarkHashes

/// What a proof is checked against: a reading of its file, and the digest of the public input.
///
/// The members of the reading are the statement's too.
@dynamicMemberLookup
package struct StoneStatement: Sendable {
  package let reading: StoneReading
  /// The digest of the public input, from which the transcript starts.
  package let seed: Bytes32

  package subscript<Value>(dynamicMember member: KeyPath<StoneReading, Value>) -> Value {
    reading[keyPath: member]
  }

  /// Whether the bytes of a proof mean the same to both statements up to the out-of-domain check.
  func sharesOutOfDomainCheck(with other: StoneStatement) -> Bool {
    seed == other.seed && reading.version.layout == other.reading.version.layout
  }

  /// Whether the bytes of a proof mean the same to both statements up to the openings.
  func sharesTranscript(with other: StoneStatement) -> Bool {
    sharesOutOfDomainCheck(with: other)
      && reading.version.release.valueHash == other.reading.version.release.valueHash
  }

  /// Whether every proof means the same to both statements, which are of one file.
  func readsLike(_ other: StoneStatement) -> Bool {
    sharesTranscript(with: other) && reading.treeHash == other.reading.treeHash
  }

  /// The points x = 3·ω^rev(row) of the evaluation domain.
  func evaluationPoints(rows: [Int], counts: inout OperationCounts) -> [Felt252] {
    let domain = Coset<Felt252>(offset: 3, log2Size: reading.friParameters.log2DomainSize)
    counts.multiplications += rows.reduce(domain.log2Size) { $0 + $1.nonzeroBitCount }
    return rows.map { domain.element(bitReversed: $0) }
  }
}

extension StoneStatement {
  /// The statements that `file` can mean: its readings, each with its seed.
  package static func candidates(
    for file: StoneProofFile,
    counts: inout OperationCounts
  ) throws(StoneStatementError) -> [StoneStatement] {
    try candidates(of: StoneReading.candidates(for: file), counts: &counts)
  }

  /// The statements of `readings`, which are all of one file.
  ///
  /// One that reads the proof like an earlier one is left out.
  /// The pages are hashed once for all, and each distinct seed once. Cost: for each page, the page
  /// hash of 64 (page 0) or 32 bytes a cell.
  package static func candidates(
    of readings: [StoneReading],
    counts: inout OperationCounts
  ) throws(StoneStatementError) -> [StoneStatement] {
    guard let first = readings.first else { return [] }
    do throws(StoneSeedError) {
      let pages = try StoneSeedPages(
        of: first.publicInput.publicMemory,
        hash: first.parameters.pageHash,
        counts: &counts
      )
      var digests: [StoneHashName: [[UInt8]: Bytes32]] = [:]
      var statements: [StoneStatement] = []
      for reading in readings {
        let text = StoneSeed(head: reading.seedHead, pages: pages).bytes(reading.version.seed)
        let digest: Bytes32
        if let known = digests[reading.seedHash]?[text] {
          digest = known
        } else {
          do {
            digest = try reading.seedHash.function.digest(text.span, counts: &counts)
          } catch {
            throw .seedHash(error)
          }
          digests[reading.seedHash, default: [:]][text] = digest
        }
        let statement = StoneStatement(reading: reading, seed: digest)
        if !statements.contains(where: statement.readsLike) { statements.append(statement) }
      }
      return statements
    } catch {
      throw .seed(error)
    }
  }
}
