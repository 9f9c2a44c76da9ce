#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What shows that nobody wrote to a file between two looks at it.
struct FileStamp: Equatable, Sendable {
  let byteCount: Int
  private let device: UInt64
  private let number: UInt64
  /// When it was written last.
  private let seconds: Int
  private let nanoseconds: Int

  /// The stamp of the file at `path`, or where the link at `path` leads; nil if there is none.
  ///
  /// - Throws: that it can't be told.
  init?(path: String) throws(StoreFault) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      let code = errno
      guard code == ENOENT else {
        let reason = unsafe strerror(code).map { unsafe String(cString: $0) }
        throw .unreadable(reason: reason ?? "error \(code)")
      }
      return nil
    }
    byteCount = Int(status.st_size)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(status.st_ino)
    #if canImport(Darwin)
      seconds = Int(status.st_mtimespec.tv_sec)
      nanoseconds = Int(status.st_mtimespec.tv_nsec)
    #else
      seconds = Int(status.st_mtim.tv_sec)
      nanoseconds = Int(status.st_mtim.tv_nsec)
    #endif
  }
}
