import StarkAlgebra
import StarkJSON

extension CompiledProgram {
  private static let members = ["builtins", "data", "identifiers", "main_scope", "prime"]
  /// Files of at most 256 MiB; of the identifiers, which take most of a file, 2²¹ values.
  private static let limits = JSONLimits(byteCount: 1 << 28, valueCount: 1 << 21, nestingDepth: 64)
  private static let maximumWordCount = 1 << 20
  private static let maximumBuiltinCount = 64
  /// How many names may stand for one another before one is that of a function.
  private static let maximumAliasCount = 16
  private static let prime = "0x800000000000011000000000000000000000000000000000000000000000001"

  /// Reads the file that `cairo-compile` writes.
  ///
  ///     {"builtins": ["output"], "data": ["0x…"], "main_scope": "__main__", "prime": "0x8…1",
  ///      "identifiers": {"__main__.main": {"pc": 0, "type": "function"}}}
  ///
  /// Other members are checked to be JSON and otherwise ignored. One pass over the text, and memory
  /// in proportion to the words and identifiers.
  package init(decoding bytes: [UInt8]) throws(CompiledProgramError) {
    let root = try Self.json { () throws(JSONError) in
      try JSONDocument(bytes, limits: Self.limits, keeping: Self.members).root.object()
    }
    let prime = try Self.json { () throws(JSONError) in try root.required("prime") }
    guard try Self.text(prime) == Self.prime else { throw .prime(at: prime.location) }
    builtins = try Self.builtins(root)
    words = try Self.words(root)
    let place: JSONLocation
    (mainOffset, place) = try Self.main(root)
    guard mainOffset < words.count else {
      throw .mainOutside(at: place, found: mainOffset, wordCount: words.count)
    }
    hasStartUpCode = StartUpCode(words) != nil
    guard hasStartUpCode else { return }
    // A hash that leaves the start-up code out names the program only if the code does what it should.
    let codeLength = UInt64(StartUpCode.wordCount)
    guard mainOffset >= codeLength else { throw .startUpCode(at: place) }
    let expected = StartUpCode.words(
      builtinCount: builtins.count,
      mainOffset: mainOffset - codeLength
    )
    guard words.starts(with: expected) else { throw .startUpCode(at: place) }
  }

  private static func builtins(_ root: JSONObject) throws(CompiledProgramError) -> [Builtin] {
    let list = try json { () throws(JSONError) in
      try root.required("builtins").array(maximumCount: maximumBuiltinCount)
    }
    var builtins: [Builtin] = []
    for value in list {
      let name = try text(value)
      guard let builtin = Builtin(name: name) else {
        throw .unknownBuiltin(at: value.location, found: name.cut(toByteCount: 48))
      }
      builtins.append(builtin)
    }
    return builtins
  }

  private static func words(_ root: JSONObject) throws(CompiledProgramError) -> [Felt252] {
    let list = try json { () throws(JSONError) in
      try root.required("data").array(maximumCount: maximumWordCount)
    }
    var words: [Felt252] = []
    words.reserveCapacity(list.count)
    for value in list {
      let integer = try json { () throws(JSONError) in try value.hexadecimalInteger() }
      guard let word = Felt252(UInt256(integer.w0, integer.w1, integer.w2, integer.w3)) else {
        throw .notFieldElement(at: value.location)
      }
      words.append(word)
    }
    return words
  }

  /// The offset of the function that `main` in the main scope stands for, and where it is told.
  private static func main(
    _ root: JSONObject
  ) throws(CompiledProgramError) -> (offset: UInt64, place: JSONLocation) {
    let scope = try text(try json { () throws(JSONError) in try root.required("main_scope") })
    let identifiers = try json { () throws(JSONError) in
      try root.required("identifiers").object()
    }
    var name = scope.isEmpty ? "main" : scope + ".main"
    for _ in 0..<maximumAliasCount {
      guard let value = try json({ () throws(JSONError) in try identifiers.optional(name) }) else {
        break
      }
      let identifier = try json { () throws(JSONError) in try value.object() }
      switch try text(try json { () throws(JSONError) in try identifier.required("type") }) {
      case "function":
        let offset = try json { () throws(JSONError) in try identifier.required("pc").unsigned() }
        return (offset, value.location)
      case "alias":
        name = try text(try json { () throws(JSONError) in try identifier.required("destination") })
      default:
        throw .noMain(at: value.location)
      }
    }
    throw .noMain(at: identifiers.location)
  }

  private static func text(_ value: JSONValue) throws(CompiledProgramError) -> String {
    try json { () throws(JSONError) in try value.string() }
  }

  private static func json<Value>(
    _ decode: () throws(JSONError) -> Value
  ) throws(CompiledProgramError) -> Value {
    do { return try decode() } catch { throw .json(error) }
  }
}
