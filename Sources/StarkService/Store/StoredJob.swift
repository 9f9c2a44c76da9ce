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

  package init(plain: String, timed: String) {
    self.plain = plain
    self.timed = timed
  }

  /// The answer as it was asked for.
  package func text(timings: Bool) -> String { timings ? timed : plain }
}

/// What the store knows of a question.
package enum JobStanding: Equatable, Sendable {
  case unknown
  /// Accepted, and not answered yet.
  case open
  /// Accepted, and given up since the process ended each time while it worked on it.
  case abandoned
  case answered(JobAnswer)
}
