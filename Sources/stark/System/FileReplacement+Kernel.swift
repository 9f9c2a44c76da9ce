#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileDescriptor {
  /// Puts a file with `text` in the place of that at `path`, when all of it is on the disk.
  ///
  /// If that fails, the file at `path` is what it was, and the draft beside it is removed.
  static func replaceFile(at path: String, with text: String) throws(SystemError) {
    let draft = path + ".new"
    let number = unsafe creat(draft, 0o644)
    guard number >= 0 else { throw SystemError(code: errno) }
    do throws(SystemError) {
      try FileDescriptor(number: number).fill(with: text)
      guard unsafe rename(draft, path) == 0 else { throw SystemError(code: errno) }
    } catch {
      _ = unsafe unlink(draft)
      throw error
    }
  }

  /// Writes all of `text` to the disk, and closes the file in any case.
  private func fill(with text: String) throws(SystemError) {
    defer { close() }
    try writeAll(text)
    guard fsync(number) == 0 else { throw SystemError(code: errno) }
  }
}

/// Makes the folder at `path`, unless there is one.
func makeFolder(at path: String) throws(SystemError) {
  guard unsafe mkdir(path, 0o755) != 0, errno != EEXIST else { return }
  throw SystemError(code: errno)
}
