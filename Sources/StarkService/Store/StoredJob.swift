/// A question with all that is needed to answer it, whenever that is.
package struct StoredJob: Equatable, Sendable {
  /// One of the files that the question is about.
  package struct Part: Equatable, Sendable {
    package let role: JobQuestion.Role
    package let bytes: [UInt8]

    package init(_ role: JobQuestion.Role, _ bytes: [UInt8]) {
      self.role = role
      self.bytes = bytes
    }
  }

  package let id: JobID
  package let question: JobQuestion
  package let parts: [Part]

  package init(id: JobID, question: JobQuestion, parts: [Part]) {
    self.id = id
    self.question = question
    self.parts = parts
  }

  /// The bytes of all parts with this role, in their order.
  package func bytes(of role: JobQuestion.Role) -> [[UInt8]] {
    parts.filter { $0.role == role }.map(\.bytes)
  }
}

/// The answer to a question: JSON in the words of the command line, with and without timings.
package struct JobAnswer: Equatable, Sendable {
  package let plain: String
  package let timed: String
  /// Whether it is about a proof or batches; if not, it is about bytes that are neither.
  ///
  /// Anybody can have any number of the latter, and they are found anew in no time. So they have a
  /// place of their own and take none from a verdict.
  package let isVerdict: Bool

  package init(plain: String, timed: String, isVerdict: Bool = true) {
    self.plain = plain
    self.timed = timed
    self.isVerdict = isVerdict
  }

  /// The answer as it was asked for.
  package func text(timings: Bool) -> String { timings ? timed : plain }
}

/// What the store knows of a question.
package enum JobStanding: Equatable, Sendable {
  case unknown
  /// Accepted, and not answered yet.
  case open
  /// Accepted, and given up since the process ended each time while it worked on it and nothing
  /// else.
  case abandoned
  /// The same for batches that are for a ledger: they wait for a process that begins after a clean
  /// end.
  case parked
  case answered(JobAnswer)
}
