import StarkAlgebra
import StarkJSON

/// A proof file in the course of being edited.
///
/// Edits of values and of proof bytes come first, edits of the text last.
package struct EditedProofFile: Sendable {
  /// The values of the file; nil once its text was edited.
  private var json: EditableJSON
  private var text: [UInt8]?

  package init(_ json: EditableJSON) {
    self.json = json
  }

  /// The file as edited so far.
  package var bytes: [UInt8] { text ?? Array(json.text.utf8) }

  /// Makes one change; `load` gives the contents of the other files that edits name.
  package mutating func apply(
    _ edit: ProofFileEdit,
    loading load: (String) throws(MutationError) -> EditableJSON
  ) throws(MutationError) {
    switch edit {
    case .set(let pointer, let value):
      try json.set(pointer, to: value)
    case .remove(let pointer):
      try json.remove(pointer)
    case .insert(let pointer, let value):
      try json.insert(value, at: pointer)
    case .repeated(let pointer, let count, let stride):
      try repeatElement(at: pointer, times: count, stride: stride)
    case .rename(let pointer, let name):
      try json.rename(pointer, to: name)
    case .swap(let first, let second):
      let value = try json.value(at: first)
      try json.set(first, to: try json.value(at: second))
      try json.set(second, to: value)
    case .copy(let pointer, let source, let file):
      let other = if let file { try load(file) } else { json }
      try json.set(pointer, to: try other.value(at: source))
    case .xor(let offset, let mask):
      try changeProof(offset..<offset + mask.count) { bytes in
        for (index, byte) in mask.enumerated() { bytes[offset + index] ^= byte }
      }
    case .splice(let offset, let length, let replacement):
      try changeProof(offset..<offset + length) { bytes in
        bytes.replaceSubrange(offset..<offset + length, with: replacement)
      }
    case .take(let offset, let length, let file, let source):
      let other = try load(file).proof
      guard source + length <= other.count else {
        throw .noSuchBytes(source..<source + length, byteCount: other.count)
      }
      try changeProof(offset..<offset + length) { bytes in
        bytes.replaceSubrange(offset..<offset + length, with: other[source..<source + length])
      }
    case .exchange(let first, let second, let length):
      try changeProof(max(first, second)..<max(first, second) + length) { bytes in
        for index in 0..<length { bytes.swapAt(first + index, second + index) }
      }
    case .truncate(let count):
      try changeProof(0..<count) { $0.removeSubrange(count...) }
    case .append(let tail):
      try changeProof(0..<0) { $0 += tail }
    case .replaceText(let found, let replacement):
      let text = String(decoding: bytes, as: UTF8.self)
      guard let range = text.firstRange(of: found) else { throw .noSuchText(found) }
      self.text = Array(text.replacingCharacters(range, replacement).utf8)
    case .truncateText(let count):
      text = Array(bytes.prefix(count))
    case .appendText(let tail):
      text = bytes + Array(tail.utf8)
    }
  }

  private mutating func changeProof(
    _ range: Range<Int>,
    _ change: (inout [UInt8]) -> Void
  ) throws(MutationError) {
    var proof = try json.proof
    guard range.upperBound <= proof.count else {
      throw .noSuchBytes(range, byteCount: proof.count)
    }
    change(&proof)
    try json.set("/proof_hex", to: .string(proof.hexadecimal))
  }

  private mutating func repeatElement(
    at pointer: String,
    times count: Int,
    stride: Int
  ) throws(MutationError) {
    let element = try json.value(at: pointer)
    let parent = String(pointer.dropLast(pointer.reversed().prefix { $0 != "/" }.count + 1))
    guard
      let elements = try json.value(at: parent).elements,
      let position = elements.firstIndex(of: element)
    else { throw .noSuchValue(pointer: pointer) }
    var copies: [EditableJSON] = []
    for index in 1...count {
      var copy = element
      if stride != 0, let address = try element.value(at: "/address").integer {
        try copy.set("/address", to: .scalar("\(address + index * stride)"))
      }
      copies.append(copy)
    }
    let rest = elements[(position + 1)...]
    try json.set(parent, to: .array(elements[...position] + copies + rest))
  }
}

extension EditableJSON {
  /// The bytes that `proof_hex` spells.
  package var proof: [UInt8] {
    get throws(MutationError) {
      guard let digits = try value(at: "/proof_hex").string else {
        throw .noSuchValue(pointer: "/proof_hex")
      }
      return try [UInt8](hexadecimal: digits)
    }
  }
}

extension [UInt8] {
  /// The bytes that `text`, `0x` and digits, spells.
  package init(hexadecimal text: String) throws(MutationError) {
    let bytes = Array(text.utf8)
    do { self = try Hexadecimal.bytes(bytes.span) } catch { throw .notHexadecimal(text) }
  }

  /// `0x` and two digits for each byte.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    var text = Array("0x".utf8)
    text.reserveCapacity(2 + 2 * count)
    for byte in self {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<Index>, _ text: String) -> String {
    self[..<range.lowerBound] + text + self[range.upperBound...]
  }
}
