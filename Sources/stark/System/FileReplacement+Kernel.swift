#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileDescriptor {
  /// Puts a file with `text` in the place of that at `path`, when all of it is on the disk.
  static func replaceFile(at path: String, with text: String) throws(SystemError) {
    let draft = path + ".new"
    let number = unsafe creat(draft, 0o644)
    guard number >= 0 else { throw SystemError(code: errno) }
    let file = FileDescriptor(number: number)
    do {
      defer { file.close() }
      try file.writeAll(text)
      guard fsync(number) == 0 else { throw SystemError(code: errno) }
    }
    guard unsafe rename(draft, path) == 0 else { throw SystemError(code: errno) }
  }

  private func writeAll(_ text: String) throws(SystemError) {
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
}

/// Makes the folder at `path`, unless there is one.
func makeFolder(at path: String) throws(SystemError) {
  guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else { return }
  throw SystemError(code: errno)
}
