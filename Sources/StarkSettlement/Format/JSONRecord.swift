package import StarkJSON

/// A JSON object, usually one that has no members but those that its reader knows.
package struct JSONRecord {
  private let object: JSONObject

  /// The object that `value` is, whose members may be those in `members`, or any if that is nil.
  ///
  /// - Throws: that it is no object, or has another member.
  package init(_ value: JSONValue, members: [String]?) throws(SettlementFileError) {
    do {
      object = try value.object()
      if let members { try object.refuseUnknownMembers(known: members) }
    } catch { throw .json(error) }
  }

  /// The object that the whole of a file is.
  package init(
    file bytes: [UInt8],
    limits: JSONLimits = JSONLimits(),
    members: [String]
  ) throws(SettlementFileError) {
    let document: JSONDocument
    do { document = try JSONDocument(bytes, limits: limits) } catch { throw .json(error) }
    try self.init(document.root, members: members)
  }

  /// The value of a member that has to be there.
  package func required(_ name: String) throws(SettlementFileError) -> JSONValue {
    do { return try object.required(name) } catch { throw .json(error) }
  }

  /// The value of a member, nil if it isn't there.
  package func optional(_ name: String) throws(SettlementFileError) -> JSONValue? {
    do { return try object.optional(name) } catch { throw .json(error) }
  }
}

extension JSONValue {
  /// The elements of an array of at most `count`, each decoded by `decode`.
  package func elements<Element>(
    atMost count: Int,
    _ decode: (JSONValue) throws(SettlementFileError) -> Element
  ) throws(SettlementFileError) -> [Element] {
    let array: JSONArray
    do { array = try self.array(maximumCount: count) } catch { throw .json(error) }
    var elements: [Element] = []
    for value in array { elements.append(try decode(value)) }
    return elements
  }

  /// The members of an object, at most `count`, none of them twice.
  package func members(
    atMost count: Int
  ) throws(SettlementFileError) -> [(name: String, value: JSONValue)] {
    do { return try object().members(maximumCount: count) } catch { throw .json(error) }
  }

  /// The members of an object whose names are decimal numbers below 2⁶⁴, at most `count` of them.
  package func entries<Value>(
    atMost count: Int,
    _ decode: (JSONValue) throws(SettlementFileError) -> Value
  ) throws(SettlementFileError) -> [UInt64: Value] {
    let members = try members(atMost: count)
    var entries: [UInt64: Value] = [:]
    entries.reserveCapacity(members.count)
    for (name, value) in members {
      guard let number = UInt64(name), String(number) == name else {
        throw .notDecimal(at: value.location, found: name.cut(toByteCount: 48))
      }
      entries[number] = try decode(value)
    }
    return entries
  }

  /// The truth that the numbers 0 and 1 stand for.
  package func flag() throws(SettlementFileError) -> Bool {
    try integer(in: 0...1) == 1
  }

  /// The text of a string.
  package func text() throws(SettlementFileError) -> String {
    do { return try string() } catch { throw .json(error) }
  }
}
