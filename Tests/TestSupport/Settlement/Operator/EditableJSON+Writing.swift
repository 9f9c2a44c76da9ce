import StarkAlgebra

/// The spellings of settlement files.
extension EditableJSON {
  static func members(_ members: [(String, EditableJSON)]) -> EditableJSON {
    .object(members.map { Member(name: $0, value: $1) })
  }

  /// A JSON number.
  static func number(_ integer: some BinaryInteger) -> EditableJSON { .scalar("\(integer)") }

  /// A decimal string.
  static func decimal(_ integer: some BinaryInteger) -> EditableJSON { .string("\(integer)") }

  /// A string of `0x` and digits.
  static func hexadecimal(_ element: Felt252) -> EditableJSON { .string("\(element)") }

  /// 0 or 1.
  static func flag(_ flag: Bool) -> EditableJSON { .scalar(flag ? "1" : "0") }

  static func signature(_ signature: (r: Felt252, s: UInt256)) -> EditableJSON {
    .members([("r", .hexadecimal(signature.r)), ("s", .string("\(signature.s)"))])
  }
}
