/// Brings answers into the order of their questions, or lets them out as they come.
package struct AnswerOrder: Sendable {
  private let isKept: Bool
  /// Answers that wait for one before them.
  private var waiting: [Int: String] = [:]
  private var next = 0

  /// An order that is kept, or is not.
  package init(isKept: Bool) {
    self.isKept = isKept
  }

  /// The answers whose turn it is, now that `answer` to the question number `index` is there.
  package mutating func take(_ answer: String, at index: Int) -> [String] {
    guard isKept else { return [answer] }
    waiting[index] = answer
    var ready: [String] = []
    while let answer = waiting.removeValue(forKey: next) {
      ready.append(answer)
      next += 1
    }
    return ready
  }
}
