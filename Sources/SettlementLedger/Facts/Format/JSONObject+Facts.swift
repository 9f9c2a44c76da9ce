import StarkAlgebra
import StarkJSON
import StarkSettlement

extension JSONValue {
  /// The value as an object without other members than `members`.
  func object(of members: [String]) throws(SettlementFileError) -> JSONObject {
    do {
      let object = try object()
      try object.refuseUnknownMembers(known: members)
      return object
    } catch { throw .json(error) }
  }
}

extension JSONObject {
  func value(_ name: String) throws(SettlementFileError) -> JSONValue {
    do { return try required(name) } catch { throw .json(error) }
  }

  /// What `read` makes of every element of a list, nil if the member is left out.
  func list<Element>(
    _ name: String,
    _ read: (JSONValue) throws(SettlementFileError) -> Element
  ) throws(SettlementFileError) -> [Element]? {
    let array: JSONArray
    do {
      guard let value = try optional(name) else { return nil }
      array = try value.array(maximumCount: L1Facts.maximumCount)
    } catch { throw .json(error) }
    var elements: [Element] = []
    for value in array { elements.append(try read(value)) }
    return elements
  }

  /// What `read` makes of an object, nil if the member is left out.
  func object<Value>(
    _ name: String,
    _ read: (JSONObject) throws(SettlementFileError) -> Value
  ) throws(SettlementFileError) -> Value? {
    let object: JSONObject
    do {
      guard let value = try optional(name) else { return nil }
      object = try value.object()
    } catch { throw .json(error) }
    return try read(object)
  }

  /// The name of an event: 1 to 256 bytes.
  func eventID() throws(SettlementFileError) -> String {
    let value = try value("id")
    let id: String
    do { id = try value.string() } catch { throw .json(error) }
    guard (1...256).contains(id.utf8.count) else {
      throw .outOfRange(
        at: value.location,
        allowed: "1 to 256 bytes",
        found: "\(id.utf8.count)"
      )
    }
    return id
  }

  /// A moment in seconds, before the year 10000 so that sums with periods fit.
  func time() throws(SettlementFileError) -> UInt64 {
    try value("time").integer(in: 0...253_402_300_799)
  }

  /// A whole number below 2⁶⁴, or a field element in hexadecimal digits.
  func nonce() throws(SettlementFileError) -> Felt252 {
    let value = try value("nonce")
    if let text = try? value.string(), text.hasPrefix("0x") { return try value.fieldElement() }
    return Felt252(try value.integer(in: 0...UInt64.max))
  }

  func asset() throws(SettlementFileError) -> Perpetual.SyntheticAssetID {
    let value = try value("asset")
    guard let asset = Perpetual.SyntheticAssetID(try value.fieldElement()) else {
      throw .outOfRange(at: value.location, allowed: "at most 120 bits", found: "more")
    }
    return asset
  }

  /// The number of a vault of either tree.
  func vault() throws(SettlementFileError) -> Spot.VaultID {
    Spot.VaultID(try value("vault").integer(in: 0...UInt64.max))
  }
}
