/// An open file, pipe or terminal.
package struct FileDescriptor: Equatable, Sendable {
  package let number: Int32

  package init(number: Int32) {
    self.number = number
  }

  package static let standardInput = FileDescriptor(number: 0)
  package static let standardOutput = FileDescriptor(number: 1)
  package static let standardError = FileDescriptor(number: 2)
}

/// The kind of what stands at a path.
enum FileKind: Equatable, Sendable {
  case regular(byteCount: UInt64)
  case folder
  /// A pipe, a device, a socket.
  case other
}

/// The kind of an entry of a folder.
enum EntryKind: Equatable, Sendable {
  case itself(FileKind)
  /// A symbolic link, and the kind of where it leads.
  case link(to: FileKind)
}
