#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileDescriptor {
  /// Opens the file at `path` for reading.
  static func open(_ path: String) throws(InputError) -> FileDescriptor {
    while true {
      #if canImport(Glibc)
        let number = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
      #elseif canImport(Musl)
        let number = unsafe Musl.open(path, O_RDONLY | O_CLOEXEC)
      #elseif canImport(Darwin)
        let number = unsafe Darwin.open(path, O_RDONLY | O_CLOEXEC)
      #endif
      if number >= 0 { return FileDescriptor(number: number) }
      guard errno == EINTR else { throw .lastSystemError }
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

  /// What kind of file this is.
  func kind() throws(InputError) -> FileKind {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else { throw .lastSystemError }
    return FileKind(status)
  }

  /// Reads up to `maximumCount` bytes; fewer only at the end.
  ///
  /// Memory for `expectedCount` bytes is taken at once, more of it as bytes arrive.
  func read(maximumCount: Int, expectedCount: Int) throws(InputError) -> [UInt8] {
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
  func readOnce(into chunk: inout [UInt8], count: Int) throws(InputError) -> Int {
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

  /// Writes all of `text`, or as much as the other end takes.
  func write(_ text: String) { try? writeAll(text) }

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
        throw SystemError(code: errno)
      }
    }
  }

  /// Whether a person sits at the other end.
  var isTerminal: Bool { isatty(number) == 1 }
}

extension FileKind {
  /// What stands at `path`, or where the link at `path` leads.
  init(at path: String) throws(InputError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .lastSystemError }
    self.init(status)
  }

  /// What stands at the path of an entry of a folder, or nil if it has vanished.
  ///
  /// A link counts as a file if it leads to one. To a folder it would lead in circles.
  init?(ofEntryAt path: String) {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return nil }
    self.init(status)
    guard self == .other, unsafe stat(path, &status) == 0 else { return }
    let target = FileKind(status)
    if target != .folder { self = target }
  }

  fileprivate init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .regular(byteCount: UInt64(max(status.st_size, 0)))
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

extension InputError {
  /// The error of the last system call that failed on this thread.
  static var lastSystemError: InputError { .unreadable(SystemError(code: errno)) }
}

extension SystemError: CustomStringConvertible {
  /// The message of the C library.
  package var description: String {
    unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
  }
}

/// The names in the folder at `path`, sorted by their bytes, without hidden ones.
func visibleNames(inFolder path: String) throws(InputError) -> [String] {
  guard let folder = unsafe opendir(path) else { throw .lastSystemError }
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// The variable `name` of the environment, or nil if it is not set.
func environmentVariable(_ name: String) -> String? {
  unsafe getenv(name).map { unsafe String(cString: $0) }
}
