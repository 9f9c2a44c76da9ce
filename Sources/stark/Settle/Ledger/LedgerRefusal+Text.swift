package import LedgerVerdicts
import StarkVerdicts

extension LedgerRefusal {
  /// The answer for people.
  package func text(style: TextStyle) -> String {
    var items = ItemList(style: style)
    items.add(reason)
    let headline = "\(status.word(style)) \(style.bold(path.withoutControlCharacters))"
    return ([headline] + items.lines).joined(separator: "\n") + "\n"
  }
}
