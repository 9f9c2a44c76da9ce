package import SettlementLedger
import StarkJSON
import StarkVerdicts
import StarkVerifier

extension EscapeClaim {
  /// The claim for people.
  package func text(ledger: String, style: TextStyle) -> String {
    var items = ItemList(style: style)
    items.add("amount", "\(amount) quanta of collateral")
    items.add("key", publicKey.description)
    items.add("state", stateHash.description)
    items.add("fact", fact.description)
    items.add("leaf", Self.table(leafChain))
    items.add("path", Self.table(path))
    let headline = "Position \(position)  \(style.dim(ledger.withoutControlCharacters))"
    return ([headline] + items.lines).joined(separator: "\n") + "\n"
  }

  /// The claim as one line of JSON, schema 1.
  ///
  ///     schema       1
  ///     ledger       the path of the ledger
  ///     position     its number, a decimal string
  ///     public_key   the key of its owner
  ///     amount       what can be claimed, in quanta, a decimal string
  ///     state_hash   the hash of the state that the claim is against
  ///     leaf_chain   the pairs of inputs of the hashes that make the leaf: [left, right]
  ///     path         the pairs of inputs of the hashes from the leaf to the root
  ///     fact         the fact that a claim rests on
  package func json(ledger: String) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("ledger") { $0.string(ledger) }
      writer.member("position") { $0.string("\(position)") }
      writer.member("public_key") { $0.string(publicKey.description) }
      writer.member("amount") { $0.string("\(amount)") }
      writer.member("state_hash") { $0.string(stateHash.description) }
      writer.member("leaf_chain") { $0.pairs(leafChain) }
      writer.member("path") { $0.pairs(path) }
      writer.member("fact") { $0.string(fact.description) }
    }
    return writer.text
  }

  private static func table(_ pairs: [HashInputs]) -> Table {
    var table = Table([.left, .left])
    for pair in pairs { table.add([pair.left.description, pair.right.description]) }
    return table
  }
}

extension JSONWriter {
  fileprivate mutating func pairs(_ pairs: [EscapeClaim.HashInputs]) {
    array { writer in
      for pair in pairs { writer.strings([pair.left.description, pair.right.description]) }
    }
  }
}
