import StarkAlgebra
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

extension BatchFolder {
  /// The root of a JSON file of the folder.
  func json(_ name: String) throws -> JSONValue {
    try JSONDocument(bytes(of: name)).root
  }

  /// What the program put out, main and data part.
  func outputWords() throws -> (main: [Felt252], data: [Felt252]) {
    let file = try json("expected_output.json").object()
    func words(_ name: String) throws -> [Felt252] {
      try file.required(name).array(maximumCount: 1 << 20).map { try $0.fieldElement() }
    }
    return (try words("main"), try words("onchain_data"))
  }

  /// The only task of `decoded.json`.
  func decodedTask() throws -> JSONObject {
    let tasks = try json("decoded.json").object().required("tasks").array(maximumCount: 1)
    return try #require(tasks.map { $0 }.first).object()
  }
}

extension JSONObject {
  /// The elements of the array called `name`.
  func list(_ name: String) throws -> [JSONObject] {
    try required(name).array(maximumCount: 1 << 20).map { try $0.object() }
  }

  func element(_ name: String) throws -> Felt252 { try required(name).fieldElement() }

  func integer<Value: FixedWidthInteger>(_ name: String) throws -> Value {
    try required(name).integer(in: Value.min...Value.max)
  }

  func digest(_ name: String) throws -> Bytes32 { Bytes32(try required(name).word()) }
}
