import StarkFaults

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileDescriptor {
  /// Puts a file with `text` under `name` into the folder at `path`, when all of it is on the disk.
  ///
  /// If that fails, the file that had the name is what it was, and the draft beside it is removed.
  /// The draft has a name that nobody can know before, and is a new file: a link that lies in wait
  /// for it, to a file that is to be overwritten, is neither followed nor replaced. A link in the
  /// place of the file itself is replaced.
  static func replaceFile(
    named name: String,
    inFolder path: FilePath,
    with text: String
  ) throws(Fault) {
    let folder = try open(path)
    defer { folder.close() }
    let draft = ".\(name).\(String(UInt64.random(in: 0...UInt64.max), radix: 16)).draft"
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let number = unsafe openat(folder.number, draft, flags, 0o644)
    guard number >= 0 else { throw .lastSystemError }
    do throws(SystemError) {
      try FileDescriptor(number: number).fill(with: text)
      guard unsafe renameat(folder.number, draft, folder.number, name) == 0 else { throw .last }
      // The name is on the disk when the folder is.
      guard fsync(folder.number) == 0 else { throw .last }
    } catch {
      _ = unsafe unlinkat(folder.number, draft, 0)
      throw .unreadable(error)
    }
  }

  /// Writes all of `text` to the disk, and closes the file in any case.
  private func fill(with text: String) throws(SystemError) {
    defer { close() }
    try writeAll(text)
    guard fsync(number) == 0 else { throw .last }
  }
}

/// Makes the folder at `path`, unless there is one.
func makeFolder(at path: FilePath) throws(Fault) {
  try unsafe path.withEntry { (folder, entry) throws(Fault) in
    guard unsafe mkdirat(folder, entry, 0o755) != 0, errno != EEXIST else { return }
    throw .lastSystemError
  }
}
