import StarkAlgebra
package import StarkFaults
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
  package init(decoding bytes: [UInt8]) throws(Fault) {
    let root = try JSONRecord(
      file: bytes,
      limits: Self.limits,
      keeping: Self.members,
      members: nil
    )
    let prime = try root.required("prime")
    guard try prime.text() == Self.prime else { throw .prime(at: prime.location) }
    builtins = try Self.builtins(root)
    words = try Self.words(root)
    let place: JSONLocation
    (mainOffset, place) = try Self.main(root)
    guard mainOffset < words.count else {
      throw .mainOutside(at: place, found: mainOffset, wordCount: words.count)
    }
    hasStartUpCode = StartUpCode(words) != nil
    guard hasStartUpCode else { return }
    // A hash that leaves the start-up code out names the program only if the code does what it
    // should.
    let codeLength = UInt64(StartUpCode.wordCount)
    guard mainOffset >= codeLength else { throw .startUpCode(at: place) }
    let expected = StartUpCode.words(
      builtinCount: builtins.count,
      mainOffset: mainOffset - codeLength
    )
    guard words.starts(with: expected) else { throw .startUpCode(at: place) }
  }

  private static func builtins(_ root: JSONRecord) throws(Fault) -> [Builtin] {
    try root.required("builtins").elements(atMost: maximumBuiltinCount) {
      (value) throws(Fault) in
      let name = try value.text()
      guard let builtin = Builtin(name: name) else {
        throw .unknownName(
          at: value.location,
          known: Builtin.allCases.map(\.rawValue),
          found: name.cut(toByteCount: 48)
        )
      }
      return builtin
    }
  }

  private static func words(_ root: JSONRecord) throws(Fault) -> [Felt252] {
    try root.required("data").elements(atMost: maximumWordCount) { (value) throws(Fault) in
      try value.fieldElement()
    }
  }

  /// The offset of the function that `main` in the main scope stands for, and where it is told.
  private static func main(
    _ root: JSONRecord
  ) throws(Fault) -> (offset: UInt64, place: JSONLocation) {
    let scope = try root.required("main_scope").text()
    let identifiers = try JSONRecord(root.required("identifiers"), members: nil)
    var name = scope.isEmpty ? "main" : scope + ".main"
    for _ in 0..<maximumAliasCount {
      guard let value = try identifiers.optional(name) else { break }
      let identifier = try JSONRecord(value, members: nil)
      switch try identifier.required("type").text() {
      case "function":
        let offset = try identifier.required("pc")
        return (
          try Fault.catching { () throws(JSONError) in try offset.unsigned() }, value.location
        )
      case "alias": name = try identifier.required("destination").text()
      default: throw .noMain(at: value.location)
      }
    }
    throw .noMain(at: identifiers.location)
  }
}

extension Fault {
  /// It is for a machine over another field.
  fileprivate static func prime(at location: JSONLocation) -> Fault {
    Fault(.malformed, "malformed/prime", "the program is for another field", at: location)
  }

  /// No function `main` is where the program begins, or its name leads to none.
  fileprivate static func noMain(at location: JSONLocation) -> Fault {
    Fault(.malformed, "malformed/main", "there is no function main", at: location)
  }

  /// `main` lies outside the words.
  fileprivate static func mainOutside(
    at location: JSONLocation,
    found: UInt64,
    wordCount: Int
  ) -> Fault {
    Fault(
      .malformed,
      "malformed/main",
      "main lies outside the program",
      at: location,
      expected: "below \(wordCount)",
      found: "\(found)"
    )
  }

  /// The start-up code does not call `main`, or not with a pointer for each builtin.
  fileprivate static func startUpCode(at location: JSONLocation) -> Fault {
    Fault(
      .malformed,
      "malformed/start-up-code",
      "the start-up code does not call main with a pointer for each builtin",
      at: location
    )
  }
}
