import StarkJSON

/// One change to a proof file.
///
/// In the corpus it is a JSON object of the members given here; offsets and lengths count bytes
/// of the proof, and bytes are written as hexadecimal digits without prefix.
package enum ProofFileEdit: Equatable, Sendable {
  /// `set`, `to`: another value at a pointer.
  case set(String, EditableJSON)
  /// `remove`: a member or element.
  case remove(String)
  /// `insert`, `value`: an element before this place, or one more member.
  case insert(String, EditableJSON)
  /// `repeat`, `times`: further copies of an element behind it; with `stride`, the `address` of
  /// each is that much greater than the one before.
  case repeated(String, times: Int, stride: Int)
  /// `rename`, `to`: a member.
  case rename(String, String)
  /// `swap`, `with`: the values at two pointers.
  case swap(String, String)
  /// `copy`, `from`, `of`: the value at `from`, of another file if `of` is there.
  case copy(String, from: String, of: String?)
  /// `xor`, `with`: bytes of the proof from an offset on.
  case xor(Int, [UInt8])
  /// `splice`, `length`, `bytes`: the bytes at an offset replaced by others.
  case splice(Int, length: Int, [UInt8])
  /// `take`, `length`, `of`, `from`: bytes replaced by those of another file's proof.
  case take(Int, length: Int, of: String, from: Int)
  /// `exchange`, `with`, `length`: bytes at two offsets.
  case exchange(Int, Int, length: Int)
  /// `truncate`: the proof is cut to this many bytes.
  case truncate(Int)
  /// `append`: bytes after the proof.
  case append([UInt8])
  /// `replaceText`, `by`: the first occurrence in the text of the file.
  case replaceText(String, String)
  /// `truncateText`: the file is cut to this many bytes.
  case truncateText(Int)
  /// `appendText`: after the last byte of the file.
  case appendText(String)
}

extension ProofFileEdit {
  /// Reads an edit of the corpus.
  package init(_ json: EditableJSON) throws(MutationError) {
    switch json.memberNames {
    case ["set", "to"]:
      self = .set(try json.string(0), try json.value(at: "/to"))
    case ["remove"]:
      self = .remove(try json.string(0))
    case ["insert", "value"]:
      self = .insert(try json.string(0), try json.value(at: "/value"))
    case ["repeat", "times", "stride"]:
      self = .repeated(try json.string(0), times: try json.integer(1), stride: try json.integer(2))
    case ["rename", "to"]:
      self = .rename(try json.string(0), try json.string(1))
    case ["swap", "with"]:
      self = .swap(try json.string(0), try json.string(1))
    case ["copy", "from"]:
      self = .copy(try json.string(0), from: try json.string(1), of: nil)
    case ["copy", "from", "of"]:
      self = .copy(try json.string(0), from: try json.string(1), of: try json.string(2))
    case ["xor", "with"]:
      self = .xor(try json.integer(0), try json.bytes(1))
    case ["splice", "length", "bytes"]:
      self = .splice(try json.integer(0), length: try json.integer(1), try json.bytes(2))
    case ["take", "length", "of", "from"]:
      self = .take(
        try json.integer(0),
        length: try json.integer(1),
        of: try json.string(2),
        from: try json.integer(3)
      )
    case ["exchange", "with", "length"]:
      self = .exchange(try json.integer(0), try json.integer(1), length: try json.integer(2))
    case ["truncate"]:
      self = .truncate(try json.integer(0))
    case ["append"]:
      self = .append(try json.bytes(0))
    case ["replaceText", "by"]:
      self = .replaceText(try json.unescapedString(0), try json.unescapedString(1))
    case ["truncateText"]:
      self = .truncateText(try json.integer(0))
    case ["appendText"]:
      self = .appendText(try json.string(0))
    default:
      throw .unknownEdit(json.text)
    }
  }
}

/// The operands of an edit, by the position of the member.
extension EditableJSON {
  private func operand(_ position: Int) throws(MutationError) -> EditableJSON {
    try value(at: "/" + memberNames[position])
  }

  fileprivate func string(_ position: Int) throws(MutationError) -> String {
    guard let string = try operand(position).string else { throw .unknownEdit(text) }
    return string
  }

  /// A string whose escapes are resolved.
  fileprivate func unescapedString(_ position: Int) throws(MutationError) -> String {
    let text = Array(try operand(position).text.utf8)
    do {
      return try JSONDocument(text).root.string()
    } catch {
      throw .unknownEdit(self.text)
    }
  }

  fileprivate func integer(_ position: Int) throws(MutationError) -> Int {
    guard let integer = try operand(position).integer else { throw .unknownEdit(text) }
    return integer
  }

  fileprivate func bytes(_ position: Int) throws(MutationError) -> [UInt8] {
    try [UInt8](hexadecimal: "0x" + string(position))
  }
}
