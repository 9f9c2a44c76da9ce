package import StarkAlgebra

extension Perpetual {
  /// The first word in which two shared states differ.
  package struct WordDifference: Hashable, Sendable {
    /// The field that the word belongs to, such as `oracle_prices[1].price`.
    package let field: String
    package let expected: Felt252
    package let found: Felt252

    package init(field: String, expected: Felt252, found: Felt252) {
      self.field = field
      self.expected = expected
      self.found = found
    }
  }
}

extension Perpetual.SharedState {
  /// Where `found` differs from this state, nil if they are the same.
  package func firstDifference(from found: Self) -> Perpetual.WordDifference? {
    // A list's length comes before its entries, so the fields are the same up to the difference.
    zip(zip(words, found.words), wordFields).first { words, _ in words.0 != words.1 }.map {
      words,
      field in
      Perpetual.WordDifference(field: field, expected: words.0, found: words.1)
    }
  }

  /// The names of `words`.
  private var wordFields: [String] {
    var fields = ["positions_root", "positions_tree_height", "orders_root", "orders_tree_height"]
    fields.append("funding_indices.count")
    for entry in funding.indices.indices {
      fields += ["asset_id", "funding_index"].map { "funding_indices[\(entry)].\($0)" }
    }
    fields += ["funding_timestamp", "oracle_prices.count"]
    for entry in prices.indices {
      fields += ["asset_id", "price"].map { "oracle_prices[\(entry)].\($0)" }
    }
    return fields + ["system_time"]
  }
}
