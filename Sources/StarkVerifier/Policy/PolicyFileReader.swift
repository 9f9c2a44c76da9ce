import StarkAlgebra
import StarkJSON
import StoneProofs

/// Reads the members of a policy file one by one, each by the rules for it.
struct PolicyFileReader {
  private let root: JSONObject

  private static let members = [
    "schema", "name", "minimum_bits", "maximum_pow_bits", "layouts", "commitment_hashes",
    "channel_hashes", "seed_versions", "program_hashes", "allows_incomplete_statement", "limits",
  ]

  init(_ bytes: [UInt8]) throws(PolicyFileError) {
    root = try Self.decode { () throws(JSONError) in
      let limits = JSONLimits(byteCount: 1 << 20, valueCount: 1 << 14, nestingDepth: 4)
      let root = try JSONDocument(bytes, limits: limits).root.object()
      try root.refuseUnknownMembers(known: Self.members)
      return root
    }
  }

  /// Requires the one schema there is.
  func checkSchema() throws(PolicyFileError) {
    let value = try required("schema")
    _ = try integer(value, in: 1...1)
  }

  /// The name, which may not be empty.
  func name() throws(PolicyFileError) -> String {
    let value = try required("name")
    let name = try Self.decode { () throws(JSONError) in try value.string() }
    guard !name.isEmpty else { throw fault(.empty, at: value) }
    return name
  }

  /// The fault of a file that calls itself `name`, which is taken.
  func reservedName(_ name: String) throws(PolicyFileError) -> PolicyFileError {
    PolicyFileError(try required("name").location, .reservedName(name))
  }

  /// The floors; a floor of 0 bits would be none, and is refused.
  func minimumBits() throws(PolicyFileError) -> [SecurityMeasure: Int] {
    var floors: [SecurityMeasure: Int] = [:]
    for (name, value) in try members(try required("minimum_bits")) {
      let measure: SecurityMeasure = try known(name, at: value)
      floors[measure] = Int(try integer(value, in: 1...512))
    }
    return floors
  }

  /// Replaces the limit of the proof of work if the file names one; null is none.
  func readMaximumProofOfWorkBits(into bits: inout Int?) throws(PolicyFileError) {
    guard let value = try optional("maximum_pow_bits") else { return }
    let range = StoneLimits.proofOfWorkBits.values
    bits = value.isNull ? nil : Int(try integer(value, in: range))
  }

  /// The names listed under `member`, or nil for any.
  func names<Name: RawRepresentable<String> & CaseIterable & Hashable>(
    _ member: String,
    nullable: Bool = true
  ) throws(PolicyFileError) -> Set<Name>? {
    guard let list = try texts(member, nullable: nullable) else { return nil }
    var names: Set<Name> = []
    for (text, value) in list { names.insert(try known(text, at: value)) }
    return names
  }

  /// The program hashes, or nil for any.
  func programHashes() throws(PolicyFileError) -> Set<ProgramHash>? {
    guard let list = try texts("program_hashes", nullable: true) else { return nil }
    var hashes: Set<ProgramHash> = []
    for (text, value) in list {
      guard text.hasPrefix("0x"), let hash = ProgramHash(hexadecimal: text) else {
        throw fault(.notAProgramHash(text), at: value)
      }
      hashes.insert(hash)
    }
    return hashes
  }

  func allowsIncompleteStatement() throws(PolicyFileError) -> Bool? {
    guard let value = try optional("allows_incomplete_statement") else { return nil }
    return try Self.decode { () throws(JSONError) in try value.boolean() }
  }

  /// Replaces the limits that the file names, none of which may promise more than is verified.
  func readLimits(into limits: inout SizeLimits) throws(PolicyFileError) {
    guard let object = try optional("limits") else { return }
    for (name, value) in try members(object) {
      let measure: SizeMeasure = try known(name, at: value)
      limits[measure] = try integer(value, in: 1...measure.maximum)
    }
  }
}

extension PolicyFileReader {
  private func required(_ name: String) throws(PolicyFileError) -> JSONValue {
    try Self.decode { () throws(JSONError) in try root.required(name) }
  }

  private func optional(_ name: String) throws(PolicyFileError) -> JSONValue? {
    try Self.decode { () throws(JSONError) in try root.optional(name) }
  }

  private func members(
    _ value: JSONValue
  ) throws(PolicyFileError) -> [(name: String, value: JSONValue)] {
    try Self.decode { () throws(JSONError) in try value.object().members(maximumCount: 64) }
  }

  private func integer(
    _ value: JSONValue,
    in range: ClosedRange<UInt64>
  ) throws(PolicyFileError) -> UInt64 {
    let integer = try Self.decode { () throws(JSONError) in try value.unsigned() }
    guard range.contains(integer) else {
      throw fault(.outOfRange(integer, allowed: range), at: value)
    }
    return integer
  }

  /// The strings of a list that may be null or left out, but not empty: that would refuse all.
  private func texts(
    _ member: String,
    nullable: Bool
  ) throws(PolicyFileError) -> [(String, JSONValue)]? {
    guard let list = try optional(member), !(nullable && list.isNull) else { return nil }
    var texts: [(String, JSONValue)] = []
    let values = try Self.decode { () throws(JSONError) in try list.array(maximumCount: 1024) }
    for value in values {
      texts.append((try Self.decode { () throws(JSONError) in try value.string() }, value))
    }
    guard !texts.isEmpty else { throw fault(.empty, at: list) }
    return texts
  }

  private func known<Name: RawRepresentable<String> & CaseIterable>(
    _ text: String,
    at value: JSONValue
  ) throws(PolicyFileError) -> Name {
    guard let name = Name(name: text) else {
      throw fault(.unknownName(text, known: Name.allCases.map(\.rawValue)), at: value)
    }
    return name
  }

  private func fault(_ fault: PolicyFileError.Fault, at value: JSONValue) -> PolicyFileError {
    PolicyFileError(value.location, fault)
  }

  private static func decode<Value>(
    _ body: () throws(JSONError) -> Value
  ) throws(PolicyFileError) -> Value {
    do { return try body() } catch { throw PolicyFileError(error) }
  }
}
