#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time by the system's clock, in milliseconds since 1970.
var millisecondsSince1970: Int64 {
  var now = timespec()
  guard unsafe clock_gettime(CLOCK_REALTIME, &now) == 0 else { return 0 }
  return Int64(now.tv_sec) * 1000 + Int64(now.tv_nsec) / 1_000_000
}
