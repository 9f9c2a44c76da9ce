extension EditableJSON {
  /// The value at a JSON pointer (RFC 6901) such as `/public_input/public_memory/3/value`.
  ///
  /// The empty pointer is the value itself. No name here has a `/` or a `~` in it.
  package func value(at pointer: String) throws(MutationError) -> EditableJSON {
    var value = self
    for name in EditableJSON.names(of: pointer) {
      value = value.child(try value.index(of: name, in: pointer))
    }
    return value
  }

  /// Replaces the value at `pointer`.
  package mutating func set(
    _ pointer: String,
    to value: EditableJSON
  ) throws(MutationError) {
    try change(EditableJSON.names(of: pointer)[...], pointer) { $0 = value }
  }

  /// Removes the member or element at `pointer`.
  package mutating func remove(_ pointer: String) throws(MutationError) {
    try changeParent(of: pointer) { (parent, name) throws(MutationError) in
      let index = try parent.index(of: name, in: pointer)
      switch parent {
      case .object(var members):
        members.remove(at: index)
        parent = .object(members)
      case .array(var elements):
        elements.remove(at: index)
        parent = .array(elements)
      case .scalar: throw .noSuchValue(pointer: pointer)
      }
    }
  }

  /// Inserts an element before the one at `pointer`, or adds a member; `-` stands for the end.
  ///
  /// A member is added at the end, even if there is one of that name.
  package mutating func insert(
    _ value: EditableJSON,
    at pointer: String
  ) throws(MutationError) {
    try changeParent(of: pointer) { (parent, name) throws(MutationError) in
      switch parent {
      case .object(let members):
        parent = .object(members + [Member(name: name, value: value)])
      case .array(var elements):
        guard let index = name == "-" ? elements.count : Int(name), index <= elements.count else {
          throw .noSuchValue(pointer: pointer)
        }
        elements.insert(value, at: index)
        parent = .array(elements)
      case .scalar: throw .noSuchValue(pointer: pointer)
      }
    }
  }

  /// Gives the member at `pointer` another name.
  package mutating func rename(_ pointer: String, to newName: String) throws(MutationError) {
    try changeParent(of: pointer) { (parent, name) throws(MutationError) in
      let index = try parent.index(of: name, in: pointer)
      guard case .object(var members) = parent else { throw .noSuchValue(pointer: pointer) }
      members[index].name = newName
      parent = .object(members)
    }
  }

  /// The pointers of all scalars for which `isWanted` holds, in the order of the text.
  package func pointers(
    under pointer: String = "",
    where isWanted: (String) -> Bool
  ) -> [String] {
    switch self {
    case .scalar(let text): isWanted(text) ? [pointer] : []
    case .array(let elements):
      elements.enumerated().flatMap { index, element in
        element.pointers(under: "\(pointer)/\(index)", where: isWanted)
      }
    case .object(let members):
      members.flatMap { $0.value.pointers(under: "\(pointer)/\($0.name)", where: isWanted) }
    }
  }

  private static func names(of pointer: String) -> [String] {
    pointer.split(separator: "/").map(String.init)
  }

  private mutating func changeParent(
    of pointer: String,
    _ body: (inout EditableJSON, String) throws(MutationError) -> Void
  ) throws(MutationError) {
    let names = EditableJSON.names(of: pointer)
    guard let name = names.last else { throw .noSuchValue(pointer: pointer) }
    try change(names.dropLast(), pointer) { (parent) throws(MutationError) in
      try body(&parent, name)
    }
  }

  private mutating func change(
    _ names: ArraySlice<String>,
    _ pointer: String,
    _ body: (inout EditableJSON) throws(MutationError) -> Void
  ) throws(MutationError) {
    guard let name = names.first else { return try body(&self) }
    let index = try index(of: name, in: pointer)
    var child = child(index)
    try child.change(names.dropFirst(), pointer, body)
    switch self {
    case .object(var members):
      members[index].value = child
      self = .object(members)
    case .array(var elements):
      elements[index] = child
      self = .array(elements)
    case .scalar: break
    }
  }

  private func index(of name: String, in pointer: String) throws(MutationError) -> Int {
    switch self {
    case .object(let members):
      if let index = members.firstIndex(where: { $0.name == name }) { return index }
    case .array(let elements):
      if let index = Int(name), elements.indices.contains(index) { return index }
    case .scalar: break
    }
    throw .noSuchValue(pointer: pointer)
  }

  private func child(_ index: Int) -> EditableJSON {
    switch self {
    case .object(let members): members[index].value
    case .array(let elements): elements[index]
    case .scalar: self
    }
  }
}
