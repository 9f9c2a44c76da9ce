#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The time by the system's clock, in seconds since 1970; 0 before that.
var secondsSince1970: UInt64 { UInt64(max(0, time(nil))) }
