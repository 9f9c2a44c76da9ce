import Foundation
import Testing

/// A way to spoil any JSON file whose root is an object.
enum BadText: String, CaseIterable {
  case empty
  case cutInTheMiddle = "cut in the middle"
  case array = "an array"
  case number = "a number"
  case zeroByte = "a byte 0"
  case unknownMember = "an unknown member"
  case notUTF8 = "a text that is not UTF-8"
  case nestedArrays = "10⁶ arrays"
  case nestedObjects = "10⁶ objects"
  case nestedMember = "a member of 10⁶ arrays"

  func spoil(_ sound: Data) -> Data {
    switch self {
    case .empty: Data()
    case .cutInTheMiddle: sound.prefix(sound.count / 2)
    case .array: Data("[]".utf8)
    case .number: Data("7".utf8)
    case .zeroByte: Data([0])
    case .unknownMember: Self.adding(Data(#""not_known": 1"#.utf8), to: sound)
    case .notUTF8: Self.adding(Data(#""text": ""#.utf8) + [0xff, 0xfe, 0x22], to: sound)
    case .nestedArrays: Self.deep(open: "[", close: "]")
    case .nestedObjects: Self.deep(open: #"{"a":"#, close: "}", center: "1")
    case .nestedMember:
      Self.adding(Data(#""a": "#.utf8) + Self.deep(open: "[", close: "]"), to: sound)
    }
  }

  /// The check that names it, and where; a proof is recognised before it is read.
  func verdict(on input: SettlementInput) -> (code: String, location: String?) {
    switch self {
    case .unknownMember: ("malformed/unknown-member", "not_known")
    case .notUTF8: ("malformed/json", "text")
    case .nestedMember: ("malformed/too-large", "a")
    case _ where input == .proof: ("malformed/unknown-format", nil)
    case .empty, .zeroByte: ("malformed/json", "(root)")
    case .cutInTheMiddle: ("malformed/json", "")
    case .array, .number: ("malformed/kind", "(root)")
    case .nestedArrays: ("malformed/too-large", "[0]")
    case .nestedObjects: ("malformed/too-large", "a.a")
    }
  }

  private static func adding(_ member: Data, to sound: Data) -> Data {
    Data("{".utf8) + member + Data(",".utf8) + sound.drop { $0 != UInt8(ascii: "{") }.dropFirst()
  }

  private static func deep(open: String, close: String, center: String = "") -> Data {
    let count = 1_000_000
    return Data(
      (String(repeating: open, count: count) + center + String(repeating: close, count: count))
        .utf8
    )
  }
}

/// A change of one place in a sound file, and what has to be said of it.
struct BadValue: CustomTestStringConvertible {
  let input: SettlementInput
  /// Its first occurrence is replaced.
  let text: String
  let replacement: String
  let code: String
  let location: String

  init(
    _ input: SettlementInput,
    _ text: String,
    _ replacement: String,
    _ code: String,
    at location: String
  ) {
    self.input = input
    self.text = text
    self.replacement = replacement
    self.code = code
    self.location = location
  }

  var testDescription: String { "\(input.rawValue): \(replacement.prefix(60))" }

  private static let tooLong = "0x" + String(repeating: "f", count: 64)
  private static let wide = "18446744073709551616"

  static let all: [BadValue] = [
    BadValue(
      .proof,
      #""n_steps":262144"#,
      #""n_steps":"262144""#,
      "malformed/kind",
      at: "public_input.n_steps"
    ),
    BadValue(
      .proof,
      #""n_steps":262144"#,
      #""n_steps":\#(wide)"#,
      "malformed/integer",
      at: "public_input.n_steps"
    ),
    BadValue(
      .proof,
      #""n_steps":262144"#,
      #""n_steps":262143"#,
      "malformed/power-of-two",
      at: "public_input.n_steps"
    ),
    BadValue(
      .proof,
      #""n_queries":24"#,
      #""n_queries":0"#,
      "malformed/out-of-range",
      at: "proof_parameters.stark.fri.n_queries"
    ),
    BadValue(
      .proof,
      #""proof_hex":"0x"#,
      #""proof_hex":"0xg"#,
      "malformed/hexadecimal",
      at: "proof_hex"
    ),
    BadValue(
      .batch,
      #""timestamp": 1700000600"#,
      #""timestamp": -1"#,
      "malformed/integer",
      at: "transactions[0].timestamp"
    ),
    BadValue(
      .batch,
      #""timestamp": 1700000600"#,
      #""timestamp": "\#(wide)""#,
      "malformed/range",
      at: "transactions[0].timestamp"
    ),
    BadValue(
      .batch,
      #""timestamp": 1700000600"#,
      #""timestamp": [1]"#,
      "malformed/kind",
      at: "transactions[0].timestamp"
    ),
    BadValue(
      .batch,
      #""timestamp": 1700000600"#,
      #""timestamp": 1, "extra": 1"#,
      "malformed/unknown-member",
      at: "transactions[0].extra"
    ),
    BadValue(
      .batch,
      #""type": "ORACLE_PRICES_TICK""#,
      #""type": "DONATION""#,
      "malformed/name",
      at: "transactions[0].type"
    ),
    BadValue(
      .batch,
      #""price": "17179869184""#,
      #""price": "1.5""#,
      "malformed/decimal",
      at: "new_shared_state.oracle_prices[0].price"
    ),
    BadValue(
      .batch,
      #""asset_id": "0x4254432d3130000000000000000000""#,
      #""asset_id": "\#(tooLong)""#,
      "malformed/range",
      at: "general_config.synthetic_assets_info[0].asset_id"
    ),
    BadValue(
      .state,
      #""program":"perpetual""#,
      #""program":"exchange""#,
      "malformed/name",
      at: "program"
    ),
    BadValue(.state, #""program":"perpetual""#, #""program":3"#, "malformed/kind", at: "program"),
    BadValue(
      .state,
      #""positions_tree_height":64"#,
      #""positions_tree_height":65"#,
      "malformed/range",
      at: "shared_state.positions_tree_height"
    ),
    BadValue(
      .state,
      #""positions":{}"#,
      #""positions":{"\#(wide)":{}}"#,
      "malformed/decimal",
      at: "positions.\(wide)"
    ),
    BadValue(
      .state,
      #""orders":{}"#,
      #""orders":{"1":"0"}"#,
      "malformed/range",
      at: "orders.1"
    ),
    BadValue(
      .state,
      #""orders":{}"#,
      #""orders":{"1":1}"#,
      "malformed/contradiction",
      at: "orders"
    ),
    BadValue(
      .facts,
      #""0x7""#,
      #""\#(tooLong)""#,
      "malformed/field-element",
      at: "conditions[0]"
    ),
    BadValue(.facts, #""0x7""#, "7", "malformed/kind", at: "conditions[0]"),
    BadValue(.facts, #"["0x7"]"#, "{}", "malformed/kind", at: "conditions"),
    BadValue(.facts, #""schema": 1"#, #""schema": 2"#, "malformed/range", at: "schema"),
    BadValue(
      .facts,
      #""schema": 1"#,
      """
      "schema": 1, "deposits": [
        {"id": "a", "owner_key": "0x1", "position": "1", "amount": "\(wide)"}
      ]
      """,
      "malformed/range",
      at: "deposits[0].amount"
    ),
    BadValue(
      .facts,
      #""schema": 1"#,
      """
      "schema": 1, "deposits": [
        {"id": "a", "owner_key": "0x1", "vault": "\(wide)", "token": "0x1", "amount": "1"}
      ]
      """,
      "malformed/range",
      at: "deposits[0].vault"
    ),
    BadValue(
      .facts,
      #""schema": 1"#,
      """
      "schema": 1, "deposits": [
        {"id": "a", "owner_key": "0x1", "vault": "1", "token": "\(tooLong)", "amount": "1"}
      ]
      """,
      "malformed/field-element",
      at: "deposits[0].token"
    ),
    BadValue(
      .facts,
      #""schema": 1"#,
      """
      "schema": 1, "deposits": [
        {"id": "a", "owner_key": "0x1", "token": "0x1", "amount": "1"}
      ]
      """,
      "malformed/missing",
      at: "deposits[0].vault"
    ),
    BadValue(
      .facts,
      #""schema": 1"#,
      """
      "schema": 1, "forced_requests": [
        {"id": "a", "time": 1, "kind": "full_withdrawal", "public_key": "0x1", "vault": 1.5}
      ]
      """,
      "malformed/integer",
      at: "forced_requests[0].vault"
    ),
    BadValue(
      .facts,
      #""schema": 1"#,
      """
      "schema": 1, "forced_requests": [
        {"id": "a", "time": 1, "kind": "full_withdrawal", "public_key": "0x1", "position": 1}
      ]
      """,
      "malformed/unknown-member",
      at: "forced_requests[0].position"
    ),
    BadValue(
      .facts,
      #""schema": 1"#,
      #""schema": 1, "updates": [{"state_hash": "0x1", "time": 1, "block": 2}]"#,
      "malformed/unknown-member",
      at: "updates[0].block"
    ),
  ]
}
