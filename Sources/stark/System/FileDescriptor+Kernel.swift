import StarkFaults

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileDescriptor {
  /// Opens the file at `path` for reading.
  ///
  /// - `waits`: whether to wait for a writer if that is a pipe; where it could keep its reader
  ///   waiting for ever, a pipe that nobody writes to is at its end.
  static func open(_ path: FilePath, waits: Bool = true) throws(Fault) -> FileDescriptor {
    try unsafe path.withEntry { (folder, entry) throws(Fault) in
      let flags = O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK | O_NOCTTY)
      while true {
        let number = unsafe openat(folder, entry, flags)
        if number >= 0 { return FileDescriptor(number: number) }
        guard errno == EINTR else { throw .lastSystemError }
      }
    }
  }

  func close() {
    #if canImport(Glibc)
      _ = Glibc.close(number)
    #elseif canImport(Musl)
      _ = Musl.close(number)
    #elseif canImport(Darwin)
      _ = Darwin.close(number)
    #endif
  }

  /// The kind of file this is.
  func kind() throws(Fault) -> FileKind {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .lastSystemError }
    return FileKind(status)
  }

  /// Reads up to `maximumCount` bytes; fewer only at the end.
  ///
  /// Memory for `expectedCount` bytes is taken at once, more of it as bytes arrive.
  func read(maximumCount: Int, expectedCount: Int) throws(Fault) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(expectedCount, maximumCount))
    var chunk = [UInt8](repeating: 0, count: min(max(expectedCount, 1), 1 << 18))
    while bytes.count < maximumCount {
      let wanted = min(chunk.count, maximumCount - bytes.count)
      let count = try readOnce(into: &chunk, count: wanted)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    return bytes
  }

  /// Reads what is there, up to `count` bytes of `chunk`; waits if nothing is, and 0 is the end.
  func readOnce(into chunk: inout [UInt8], count: Int) throws(Fault) -> Int {
    while true {
      #if canImport(Glibc)
        let read = unsafe Glibc.read(number, &chunk, count)
      #elseif canImport(Musl)
        let read = unsafe Musl.read(number, &chunk, count)
      #elseif canImport(Darwin)
        let read = unsafe Darwin.read(number, &chunk, count)
      #endif
      if read >= 0 { return read }
      guard errno == EINTR else { throw .lastSystemError }
    }
  }

  /// Writes all of `text`.
  func writeAll(_ text: String) throws(SystemError) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          unsafe Glibc.write(number, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          unsafe Musl.write(number, buffer.baseAddress, buffer.count)
        #elseif canImport(Darwin)
          unsafe Darwin.write(number, buffer.baseAddress, buffer.count)
        #endif
      }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        throw .last
      }
    }
  }

  /// Whether a person sits at the other end.
  var isTerminal: Bool { isatty(number) == 1 }
}

extension FileKind {
  /// The kind of what stands at `path`, or where the link at `path` leads.
  init(at path: FilePath) throws(Fault) {
    var status = stat()
    try unsafe path.withEntry { (folder, entry) throws(Fault) in
      guard unsafe fstatat(folder, entry, &status, 0) == 0 else { throw .lastSystemError }
    }
    self.init(status)
  }

  /// The kind of what stands at `path`, a link being one itself.
  static func ofEntry(at path: FilePath) throws(Fault) -> EntryKind {
    var status = stat()
    try unsafe path.withEntry { (folder, entry) throws(Fault) in
      guard unsafe fstatat(folder, entry, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
        throw .lastSystemError
      }
    }
    guard status.st_mode & S_IFMT == S_IFLNK else { return .itself(FileKind(status)) }
    return .link(to: try FileKind(at: path))
  }

  /// Whether anything stands at `path`; throws if that cannot be known.
  static func isPresent(at path: FilePath) throws(Fault) -> Bool {
    do {
      _ = try FileKind(at: path)
      return true
    } catch .unreadable(SystemError(code: ENOENT)) {
      return false
    }
  }

  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(byteCount: UInt64(max(status.st_size, 0)))
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

extension Fault {
  /// The error of the last system call that failed on this thread.
  static var lastSystemError: Fault { .unreadable(.last) }
}

extension SystemError {
  /// The error of the last system call that failed on this thread.
  static var last: SystemError { SystemError(code: errno) }
}

extension SystemError: CustomStringConvertible {
  /// The message of the C library.
  package var description: String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}

/// The names in the folder at `path`, hidden ones too, sorted by their bytes.
func names(inFolder path: FilePath) throws(Fault) -> [[UInt8]] {
  let file = try FileDescriptor.open(path)
  guard let folder = unsafe fdopendir(file.number) else {
    defer { file.close() }
    throw .lastSystemError
  }
  defer { unsafe closedir(folder) }
  var names: [[UInt8]] = []
  while true {
    // The end and an error look alike but for this.
    errno = 0
    guard let entry = unsafe readdir(folder) else {
      guard errno == 0 else { throw .lastSystemError }
      break
    }
    let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      unsafe Array(bytes.prefix { $0 != 0 })
    }
    if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
  }
  return names.sorted { $0.lexicographicallyPrecedes($1) }
}

/// The variable `name` of the environment, or nil if it is not set.
func environmentVariable(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }
}
