import StarkAlgebra
import StarkJSON

/// Reading members with Stone's errors and limits.
extension JSONObject {
  /// The value `name`.
  func value(_ name: String) throws(StoneFileError) -> JSONValue {
    try decoded { () throws(JSONError) in try required(name) }
  }

  /// The value `name`, or nil if there is none.
  func valueIfPresent(_ name: String) throws(StoneFileError) -> JSONValue? {
    try decoded { () throws(JSONError) in try optional(name) }
  }

  /// The object `name`.
  func object(_ name: String) throws(StoneFileError) -> JSONObject {
    try value(name).asObject()
  }

  /// The string `name`.
  func text(_ name: String) throws(StoneFileError) -> String {
    try value(name).text()
  }

  /// The integer `name`, which must lie in `range`.
  func integer(_ name: String, in range: NumberRange) throws(StoneFileError) -> UInt64 {
    try value(name).integer(in: range)
  }

  /// The integer `name`, which must be a power of two in `range`.
  func powerOfTwo(_ name: String, in range: NumberRange) throws(StoneFileError) -> UInt64 {
    let value = try value(name)
    let integer = try value.integer(in: range)
    guard integer & (integer &- 1) == 0 else {
      throw .malformed(.notPowerOfTwo(at: value.location, found: integer))
    }
    return integer
  }

  /// The hash named for `role`, which must be sound in it if it is used; nil if none is named.
  func hash(
    for role: StoneHashRole,
    isUsed: Bool = true
  ) throws(StoneFileError) -> StoneHashName? {
    guard let name = try valueIfPresent(role.rawValue)?.text() else { return nil }
    guard let hash = StoneHashName(name: name) else {
      throw .unsupported(.hash(role: role, name: name.shortened))
    }
    guard !isUsed || role.accepts(hash) else {
      throw .unsupported(.hashInRole(role: role, hash: hash))
    }
    return hash
  }
}

extension JSONValue {
  func asObject() throws(StoneFileError) -> JSONObject {
    try decoded { () throws(JSONError) in try object() }
  }

  func text() throws(StoneFileError) -> String {
    try decoded { () throws(JSONError) in try string() }
  }

  func flag() throws(StoneFileError) -> Bool {
    try decoded { () throws(JSONError) in try boolean() }
  }

  func elements(maximumCount: Int) throws(StoneFileError) -> JSONArray {
    try decoded { () throws(JSONError) in try array(maximumCount: maximumCount) }
  }

  /// The cells of public memory, as many as the limits allow.
  func cells(_ limits: StoneLimits) throws(StoneFileError) -> JSONArray {
    do {
      return try array(maximumCount: limits.publicMemoryCellCount)
    } catch {
      throw StoneFileError(error, of: .publicMemory)
    }
  }

  /// The bytes of the proof, as many as the limits allow.
  func proofBytes(_ limits: StoneLimits) throws(StoneFileError) -> [UInt8] {
    do {
      return try hexadecimalBytes(maximumCount: limits.proofByteCount)
    } catch {
      throw StoneFileError(error, of: .proof)
    }
  }

  /// The value as an integer, which must lie in `range`.
  func integer(in range: NumberRange) throws(StoneFileError) -> UInt64 {
    let integer = try decoded { () throws(JSONError) in try unsigned() }
    guard !range.values.contains(integer) else { return integer }
    let maximum = range.values.upperBound
    throw range.isLimited && integer > maximum
      ? .unsupported(.tooGreat(at: location, maximum: maximum, found: integer))
      : .malformed(.outOfRange(at: location, allowed: range.values, found: integer))
  }
}

extension StoneFileError {
  /// What an error in reading a part says, whose size the policy limits.
  fileprivate init(_ error: JSONError, of part: Part) {
    guard case .tooManyElements(_, let maximum, let found) = error else {
      self.init(error)
      return
    }
    self = .beyondLimits(part, maximum: maximum, found: found)
  }
}

extension String {
  /// The first 64 bytes, enough of a name that a prover chose for a message.
  var shortened: String {
    cut(toByteCount: 64)
  }
}

/// The result of `decode`, whose error becomes one of Stone's.
func decoded<Value>(_ decode: () throws(JSONError) -> Value) throws(StoneFileError) -> Value {
  do {
    return try decode()
  } catch {
    throw StoneFileError(error)
  }
}
