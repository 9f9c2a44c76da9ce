import StarkAlgebra
package import StarkFaults

/// A JSON object, usually one that has no members but those that its reader knows.
package struct JSONRecord {
  private let object: JSONObject

  /// The object that `value` is, whose members may be those in `members`, or any if that is nil.
  ///
  /// - Throws: that it is no object, or has another member.
  package init(_ value: JSONValue, members: [String]?) throws(Fault) {
    do {
      object = try value.object()
      if let members { try object.refuseUnknownMembers(known: members) }
    } catch { throw .json(error) }
  }

  /// The object that the whole of a file is.
  ///
  /// - `keeping`: the members that are looked at; all of the others are checked to be JSON, and
  ///   forgotten.
  package init(
    file bytes: [UInt8],
    limits: JSONLimits = JSONLimits(),
    keeping names: [String]? = nil,
    members: [String]?
  ) throws(Fault) {
    let document = try Fault.catching { () throws(JSONError) in
      if let names { return try JSONDocument(bytes, limits: limits, keeping: names) }
      return try JSONDocument(bytes, limits: limits)
    }
    try self.init(document.root, members: members)
  }

  package var location: JSONLocation { object.location }

  /// Refuses members with other names than those in `known`.
  package func refuseUnknownMembers(known: [String]) throws(Fault) {
    do { try object.refuseUnknownMembers(known: known) } catch { throw .json(error) }
  }

  /// The value of a member that has to be there.
  package func required(_ name: String) throws(Fault) -> JSONValue {
    do { return try object.required(name) } catch { throw .json(error) }
  }

  /// The value of a member, nil if it isn't there.
  package func optional(_ name: String) throws(Fault) -> JSONValue? {
    do { return try object.optional(name) } catch { throw .json(error) }
  }

  /// What `decode` makes of each element of a list of at most `count`; nil if the member is left
  /// out.
  package func list<Element>(
    _ name: String,
    atMost count: Int,
    _ decode: (JSONValue) throws(Fault) -> Element
  ) throws(Fault) -> [Element]? {
    guard let value = try optional(name) else { return nil }
    return try value.elements(atMost: count, decode)
  }
}

extension JSONValue {
  /// The elements of an array of at most `count`, each decoded by `decode`.
  package func elements<Element>(
    atMost count: Int,
    _ decode: (JSONValue) throws(Fault) -> Element
  ) throws(Fault) -> [Element] {
    let array: JSONArray
    do { array = try self.array(maximumCount: count) } catch { throw .json(error) }
    var elements: [Element] = []
    for value in array { elements.append(try decode(value)) }
    return elements
  }

  /// The members of an object, at most `count`, none of them twice.
  package func members(
    atMost count: Int
  ) throws(Fault) -> [(name: String, value: JSONValue)] {
    do { return try object().members(maximumCount: count) } catch { throw .json(error) }
  }

  /// The members of an object whose names are decimal numbers below 2⁶⁴, at most `count` of them.
  package func entries<Value>(
    atMost count: Int,
    _ decode: (JSONValue) throws(Fault) -> Value
  ) throws(Fault) -> [UInt64: Value] {
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
  package func flag() throws(Fault) -> Bool {
    try integer(in: 0...1) == 1
  }

  /// The text of a string.
  package func text() throws(Fault) -> String {
    do { return try string() } catch { throw .json(error) }
  }
}

extension Fault {
  /// The result of `read`, whose error becomes a fault.
  package static func catching<Value>(
    _ read: () throws(JSONError) -> Value
  ) throws(Fault) -> Value {
    do { return try read() } catch { throw error.fault }
  }

  /// A name that stands for nothing; the known ones are listed.
  package static func unknownName(
    at location: JSONLocation,
    known: [String],
    found: String
  ) -> Fault {
    Fault(
      .malformed,
      "malformed/name",
      "unknown name",
      at: location,
      expected: known.joined(separator: ", "),
      found: found
    )
  }

  /// Entries that have to ascend and don't; the location is that of the later one.
  package static func notAscending(at location: JSONLocation) -> Fault {
    Fault(.malformed, "malformed/order", "entries do not ascend", at: location)
  }

  /// A value that follows from others in the file and is not what follows.
  package static func contradiction(
    at location: JSONLocation,
    expected: String,
    found: String
  ) -> Fault {
    Fault(
      .malformed,
      "malformed/contradiction",
      "the file contradicts itself",
      at: location,
      expected: expected,
      found: found
    )
  }
}
