import StarkVerdicts

/// What a call comes to: the code that it returns, and the report.
struct Answer {
  let status: ExitStatus
  /// Nil if it is not wanted.
  let report: String?
}

extension Answer {
  /// The answer that is `verdict`.
  init(_ verdict: Verdict, showsReport: Bool) {
    self.init(status: verdict.status, report: showsReport ? verdict.json : nil)
  }

  /// The answer that is `verdict`.
  init(_ verdict: SettlementVerdict, showsReport: Bool) {
    self.init(status: verdict.status, report: showsReport ? verdict.json : nil)
  }
}
