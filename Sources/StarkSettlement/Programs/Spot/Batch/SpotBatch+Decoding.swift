import StarkAlgebra
package import StarkFaults
import StarkJSON

extension Spot.Batch {
  /// The batch in a JSON file.
  ///
  /// Members that nobody knows are refused, and so is whatever contradicts itself. Whether the
  /// rules of the exchange hold, the replay finds out.
  package init(decoding bytes: [UInt8]) throws(Fault) {
    let file = try JSONRecord(
      file: bytes,
      members: [
        "global_expiration_timestamp", "unique_minting_enforced", "tree_heights", "prev_roots",
        "new_roots", "transactions", "prev_vaults", "new_vaults", "prev_orders", "new_orders",
        "max_n_words_per_memory_page",
      ]
    )
    expiration = try file.required("global_expiration_timestamp").integer(
      in: 0...Spot.expirationBound - 1
    )
    isMintingUnique = try file.required("unique_minting_enforced").flag()
    heights = try Spot.Heights(decoding: file.required("tree_heights"))
    initial = try Spot.Roots(decoding: file.required("prev_roots"))
    final = try Spot.Roots(decoding: file.required("new_roots"))
    transactions = try file.required("transactions")
      .elements(atMost: Spot.maximumListCount) { (value) throws(Fault) in
        try Spot.Transaction(decoding: value)
      }
    touched = Spot.TouchedState(
      vaults: try Spot.changes(
        previous: Spot.vaults(decoding: file.required("prev_vaults")),
        next: Spot.vaults(decoding: file.required("new_vaults")),
        in: file.required("new_vaults")
      ),
      orders: try Spot.changes(
        previous: Spot.orders(decoding: file.required("prev_orders")),
        next: Spot.orders(decoding: file.required("new_orders")),
        in: file.required("new_orders")
      )
    )
    pageWordCount = try file.required("max_n_words_per_memory_page").integer(in: 1...Int(Int32.max))
  }
}

extension Spot {
  /// The most transactions, vaults or orders in a file; its bytes are bounded anyway.
  static let maximumListCount = 1 << 22

  /// The vaults of an object `{"id": ["key", "token", "balance"]}`.
  static func vaults(decoding value: JSONValue) throws(Fault) -> [VaultID: Vault] {
    let contents = try value.entries(atMost: maximumListCount) {
      (content) throws(Fault) in try Vault(decoding: content)
    }
    return Dictionary(uniqueKeysWithValues: contents.map { (VaultID($0.key), $0.value) })
  }

  /// The amounts of an object `{"message hash": "amount"}`.
  static func orders(decoding value: JSONValue) throws(Fault) -> [UInt256: UInt64] {
    var orders: [UInt256: UInt64] = [:]
    for (name, content) in try value.members(atMost: maximumListCount) {
      // One spelling for each number, so that no two members mean the same order.
      guard let message = UInt256(hexadecimal: name), message.bitWidth <= orderTreeHeight,
        "\(message)" == name
      else {
        let allowed = "the hash of an order as 0x and digits, below 2^\(orderTreeHeight)"
        throw .outOfRange(at: content.location, allowed: allowed, found: name)
      }
      orders[message] = try content.integer(in: 0...amountBound - 1)
    }
    return orders
  }

  /// Both sides of each entry; the two lists have to name the same entries.
  static func changes<Key: Hashable, Value: Hashable & Sendable>(
    previous: [Key: Value],
    next: [Key: Value],
    in value: JSONValue
  ) throws(Fault) -> [Key: Change<Value>] {
    var changes: [Key: Change<Value>] = [:]
    for (key, value) in next {
      guard let before = previous[key] else { continue }
      changes[key] = Change(previous: before, next: value)
    }
    guard changes.count == previous.count, changes.count == next.count else {
      throw .contradiction(
        at: value.location,
        expected: "the \(previous.count) entries of the list before",
        found: "\(next.count) entries, of which \(changes.count) are there"
      )
    }
    return changes
  }
}

extension Spot.Vault {
  /// The vault of an array of key, token and balance; an empty one has neither key nor token.
  init(decoding value: JSONValue) throws(Fault) {
    let parts = try value.triple(of: "key, token and balance")
    let (key, token) = (try parts.0.fieldElement(), try parts.1.fieldElement())
    let balance: UInt64 = try parts.2.integer(in: 0...Spot.amountBound - 1)
    guard balance > 0 || (key == .zero && token == .zero) else {
      throw .contradiction(
        at: value.location,
        expected: "no key and no token in an empty vault",
        found: "\(key), \(token)"
      )
    }
    self.init(publicKey: key, token: token, balance: balance)
  }
}

extension Spot.Roots {
  init(decoding value: JSONValue) throws(Fault) {
    let record = try JSONRecord(value, members: ["validium", "rollup", "orders"])
    self.init(
      validium: try record.required("validium").fieldElement(),
      rollup: try record.required("rollup").fieldElement(),
      orders: try record.required("orders").fieldElement()
    )
  }
}

extension Spot.Heights {
  /// The heights of the validium, the rollup and the order tree, which is always the same.
  init(decoding value: JSONValue) throws(Fault) {
    let parts = try value.triple(of: "three heights")
    _ = try parts.2.integer(in: Spot.orderTreeHeight...Spot.orderTreeHeight)
    self.init(
      validium: try parts.0.integer(in: Self.validiumRange),
      rollup: try parts.1.integer(in: Self.rollupRange)
    )
  }
}

extension JSONValue {
  /// The elements of an array of three, which hold what `content` says.
  func triple(
    of content: String
  ) throws(Fault) -> (JSONValue, JSONValue, JSONValue) {
    let parts = try elements(atMost: 3) { $0 }
    guard parts.count == 3 else {
      throw .contradiction(at: location, expected: content, found: "\(parts.count) elements")
    }
    return (parts[0], parts[1], parts[2])
  }
}
