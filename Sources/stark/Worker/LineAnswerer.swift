import StarkFaults
import StarkJSON
import StarkVerdicts
package import StarkVerifier

/// Turns a line into its answer.
package struct LineAnswerer: Sendable {
  /// The policy of lines that name none.
  private let policy: AcceptancePolicy
  private let maximumLineLength: Int
  private let showsCost: Bool

  package init(policy: AcceptancePolicy, maximumLineLength: Int, showsCost: Bool = false) {
    self.policy = policy
    self.maximumLineLength = maximumLineLength
    self.showsCost = showsCost
  }

  /// The answer, one line of JSON without a line feed; never fails.
  ///
  /// It begins with the members
  ///
  ///     id      the id of the line as it is spelt there, null if it could not be read
  ///     line    the number of the line, from 1
  ///
  /// and goes on as `Verdict.json` or `SettlementVerdict.json`. A line that asks nothing is
  /// answered with a verdict on a proof, whose code begins with `line/`.
  package func answer(to line: InputLine) -> String {
    var id: String?
    func head(_ writer: inout JSONWriter) {
      writer.member("id", id) { $0.spelling($1) }
      writer.member("line") { $0.number(line.number) }
    }
    do throws(Fault) {
      let question = try question(of: line, id: &id)
      return question.answer(showsCost: showsCost, after: head)
    } catch {
      let verdict = Verdict(path: "-", policy: policy.name, reason: error.inLine)
      return verdict.written(after: head).text
    }
  }

  /// What `line` asks; the text of the line is not needed any more then.
  private func question(
    of line: InputLine,
    id: inout String?
  ) throws(Fault) -> WorkerQuestion {
    switch line.content {
    case .tooLong(let byteCount):
      throw .longLine(byteCount: byteCount, maximum: maximumLineLength)
    case .text(let bytes):
      let decoder = try LineDecoder(bytes)
      id = try decoder.id()
      return try decoder.question(policy: policy)
    }
  }
}
