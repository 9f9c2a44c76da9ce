/// Where in a document something is: the byte offset and the path of member names and indices.
package struct JSONLocation: Equatable, Sendable {
  package let path: JSONPath
  package let offset: Int

  package init(path: JSONPath, offset: Int) {
    self.path = path
    self.offset = offset
  }
}

/// The way from the root of a document to a value.
package struct JSONPath: Equatable, Sendable {
  package enum Component: Equatable, Sendable {
    case member(String)
    case element(Int)
  }

  package var components: [Component]

  package init(_ components: [Component] = []) {
    self.components = components
  }
}

extension JSONPath: CustomStringConvertible {
  /// The path in the form `public_input.public_memory[3].value`; `(root)` for the root.
  package var description: String {
    guard !components.isEmpty else { return "(root)" }
    var text = ""
    for component in components {
      switch component {
      case .member(let name): text += text.isEmpty ? name : "." + name
      case .element(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

extension JSONLocation: CustomStringConvertible {
  /// The path and the offset, for messages.
  package var description: String { "\(path) (byte \(offset))" }
}
