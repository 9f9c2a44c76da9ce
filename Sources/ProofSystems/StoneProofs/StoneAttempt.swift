import StarkChannel

/// A proof read as one of the forms its file can have, and what came of it.
struct StoneAttempt {
  private let statement: StoneStatement
  private let transcript: Result<StoneTranscript, StoneVerificationError>
  private let transcriptLog: TranscriptLog
  let outcome: Result<StoneVerification, StoneVerificationError>
  /// The messages and challenges up to the failure, if there was one.
  let log: TranscriptLog

  /// Reads `proof` as one of `statement`; `log` is empty.
  init(
    _ statement: StoneStatement,
    proof: [UInt8],
    log: TranscriptLog,
    clock: inout StageClock
  ) {
    var log = log
    let transcript = Result { () throws(StoneVerificationError) in
      try StoneTranscript(statement, proof: proof, log: &log, clock: &clock)
    }
    self.init(statement, transcript, log, proof: proof, clock: &clock)
  }

  /// Reads the same proof as one of another statement, and its transcript again only if it differs.
  func again(
    as statement: StoneStatement,
    proof: [UInt8],
    log: TranscriptLog,
    clock: inout StageClock
  ) -> StoneAttempt {
    if statement.sharesTranscript(with: self.statement) {
      StoneAttempt(statement, transcript, transcriptLog, proof: proof, clock: &clock)
    } else {
      StoneAttempt(statement, proof: proof, log: log, clock: &clock)
    }
  }

  private init(
    _ statement: StoneStatement,
    _ transcript: Result<StoneTranscript, StoneVerificationError>,
    _ transcriptLog: TranscriptLog,
    proof: [UInt8],
    clock: inout StageClock
  ) {
    var log = transcriptLog
    self.statement = statement
    self.transcript = transcript
    self.transcriptLog = transcriptLog
    outcome = transcript.flatMap { transcript in
      Result { () throws(StoneVerificationError) in
        try transcript.open(as: statement, proof: proof, log: &log, clock: &clock)
      }
    }
    self.log = log
  }
}

extension StoneAttempt {
  /// Whether the proof can still hold for `other`, another form of the same file.
  ///
  /// Two forms with different seeds or layouts both pass the out-of-domain check with negligible
  /// probability only.
  func leavesOpen(_ other: StoneStatement) -> Bool {
    switch outcome {
    case .success: false
    case .failure(let error):
      error.stage <= .outOfDomain || other.sharesOutOfDomainCheck(with: statement)
    }
  }

  /// Whether this reading holds, or failed later than `other`.
  func gotFurther(than other: StoneAttempt) -> Bool {
    switch (outcome, other.outcome) {
    case (.success, _): true
    case (.failure(let error), .failure(let otherError)): error.stage > otherError.stage
    case (.failure, .success): false
    }
  }
}
