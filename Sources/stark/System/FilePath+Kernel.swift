import StarkFaults

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FilePath {
  /// As many bytes of a path as are given to the system at once; PATH_MAX of Linux is 4,096.
  private static let longestPiece = 1024

  /// What `body` makes of the folder and of the path in it that together lead where this leads.
  ///
  /// The system takes no path of 4,096 bytes and more, though folders may lie deeper than that. So
  /// a long one is walked piece by piece, each folder being opened from the one before.
  func withEntry<Result>(
    _ body: (_ folder: Int32, _ path: UnsafePointer<CChar>) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    guard !bytes.contains(0) else { throw .unreadable(SystemError(code: EINVAL)) }
    var folder = AT_FDCWD
    defer { if folder != AT_FDCWD { FileDescriptor(number: folder).close() } }
    var rest = bytes[...]
    while rest.count > Self.longestPiece {
      let slash = rest.prefix(Self.longestPiece).lastIndex(of: UInt8(ascii: "/"))
      // A name of this length is refused by the system, as it should be.
      guard let slash, slash > rest.startIndex else { break }
      let piece = Self.terminated(rest[..<slash])
      let next = unsafe openat(folder, piece, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard next >= 0 else { throw .lastSystemError }
      if folder != AT_FDCWD { FileDescriptor(number: folder).close() }
      folder = next
      // The rest must not begin at the root.
      rest = rest[slash...].drop { $0 == UInt8(ascii: "/") }
      if rest.isEmpty { rest = [UInt8(ascii: ".")] }
    }
    return try unsafe Self.terminated(rest).withUnsafeBufferPointer { (path) throws(Fault) in
      guard let start = path.baseAddress else { throw .unreadable(SystemError(code: EINVAL)) }
      return try unsafe body(folder, start)
    }
  }

  private static func terminated(_ bytes: ArraySlice<UInt8>) -> [CChar] {
    bytes.map { CChar(bitPattern: $0) } + [0]
  }
}
