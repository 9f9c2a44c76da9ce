#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes all of `text` to standard error, or as much as the other end takes.
func writeToStandardError(_ text: String) {
  var bytes = Array(text.utf8)[...]
  while !bytes.isEmpty {
    let count = unsafe bytes.withUnsafeBytes { buffer in
      unsafe write(2, buffer.baseAddress, buffer.count)
    }
    if count > 0 {
      bytes = bytes.dropFirst(count)
    } else if errno != EINTR {
      return
    }
  }
}

/// The time by the system's clock, in milliseconds since 1970.
var millisecondsSince1970: Int64 {
  var now = timespec()
  guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return 0 }
  return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
}
