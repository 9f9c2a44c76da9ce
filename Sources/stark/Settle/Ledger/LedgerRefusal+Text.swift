package import LedgerVerdicts
import StarkVerdicts

extension LedgerRefusal {
  /// The answer for people.
  package func text(style: TextStyle) -> String {
    var items = ItemList(style: style)
    items.add(reason)
    // Nothing was shown to be false: there is nothing to claim, whoever asks.
    let isAboutClaim = status == .rejected && reason.code.hasPrefix("escape/")
    let word = isAboutClaim ? style.yellow("NO CLAIM") : status.word(style)
    let headline = "\(word) \(style.bold(path.withoutControlCharacters))"
    return ([headline] + items.lines).joined(separator: "\n") + "\n"
  }
}
