package import StarkAlgebra

/// The messages and challenges of one verification, by name, when somebody wants to read them.
///
/// Off by default. Verification never depends on it: names and values are closures that are not
/// run unless the log records.
package struct TranscriptLog: Sendable {
  /// One line of the transcript.
  package struct Entry: Equatable, Sendable {
    /// The bytes of the proof that hold a prover message; nil for a challenge.
    package let byteRange: Range<Int>?
    /// Where in the protocol, such as `STARK/FRI/Commitment/Layer 1`.
    package let path: String
    /// What it is, such as `Evaluation point`.
    package let label: String
    package let payload: Payload
  }

  /// What a message or challenge consists of.
  package enum Payload: Equatable, Sendable {
    case hash(Bytes32, DigestForm)
    case element(String)
    case elements([String])
    case data(String)
    case number(UInt64)
  }

  /// How a digest is written.
  package enum DigestForm: Hashable, Sendable {
    /// As a hexadecimal integer, without leading zeros.
    case number
    /// All bytes, the zeros in front as well.
    case allBytes
  }

  package private(set) var entries: [Entry] = []
  private let isRecording: Bool

  /// A log that keeps nothing.
  package static var off: TranscriptLog { TranscriptLog(isRecording: false) }

  /// An empty log that keeps what it is told.
  package static var recording: TranscriptLog { TranscriptLog(isRecording: true) }

  private init(isRecording: Bool) { self.isRecording = isRecording }

  /// Notes a prover message that stands at `byteRange` of the proof.
  @inline(always)
  package mutating func message(
    at byteRange: Range<Int>,
    _ path: @autoclosure () -> String,
    _ label: @autoclosure () -> String,
    _ payload: @autoclosure () -> Payload
  ) {
    guard isRecording else { return }
    entries.append(
      Entry(byteRange: byteRange, path: path(), label: label(), payload: payload())
    )
  }

  /// Notes a challenge.
  @inline(always)
  package mutating func challenge(
    _ path: @autoclosure () -> String,
    _ label: @autoclosure () -> String,
    _ payload: @autoclosure () -> Payload
  ) {
    guard isRecording else { return }
    entries.append(Entry(byteRange: nil, path: path(), label: label(), payload: payload()))
  }
}
