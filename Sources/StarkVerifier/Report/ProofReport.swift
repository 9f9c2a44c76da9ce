/// Everything there is to see in a proof file, verified or not.
///
/// A report shows a proof whatever it is worth. Only `verdict` says what it proves.
public struct ProofReport: Sendable {
  /// The proof system, such as `stone`.
  public let proofSystem: String
  /// The layout of the trace.
  public let layout: CairoLayout
  /// The steps the file claims.
  public let stepCount: UInt64
  /// The parameters the file states.
  public let parameters: ProofParameters
  /// The bits that the parameters give, if the proof holds.
  public let security: SecurityReport
  /// The commitment trees, in the order of their roots in the proof.
  public let trees: [CommitmentTree]
  /// The messages and challenges in order, as far as the verification came.
  public let transcript: [TranscriptLine]
  /// The outcome of the verification.
  public let verdict: Result<VerifiedStatement, VerificationError>
  /// The paths of the file's members that hold private inputs of the prover.
  package let privateMembers: [String]

  /// The bytes of the proof by part, in order: a part for each path of the transcript.
  public var sections: [ProofSection] {
    var sections: [ProofSection] = []
    var indices: [String: Int] = [:]
    for line in transcript {
      guard let range = line.byteRange else { continue }
      if let index = indices[line.path] {
        sections[index].byteCount += range.count
      } else {
        indices[line.path] = sections.count
        sections.append(ProofSection(path: line.path, byteCount: range.count))
      }
    }
    return sections
  }
}

/// The shape of a committed table.
public struct CommitmentTree: Equatable, Sendable {
  /// Such as `trace` or `FRI layer 1`.
  public let name: String
  /// log₂ of the number of rows, which is the height of the tree.
  public let log2RowCount: Int
  /// The field elements in a row.
  public let columnCount: Int
}

/// A part of the proof and its size.
public struct ProofSection: Equatable, Sendable {
  /// Where in the protocol the part belongs.
  public let path: String
  /// Its bytes, which need not be consecutive.
  public internal(set) var byteCount: Int
}
