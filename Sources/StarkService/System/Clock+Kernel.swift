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

/// The time by the system's clock in the form that RFC 9110, section 5.6.7, prefers, whatever the
/// locale is.
var httpDate: String {
  var now = time_t(millisecondsSince1970 / 1000)
  var parts = unsafe tm()
  guard unsafe gmtime_r(&now, &parts) != nil else { return "Thu, 01 Jan 1970 00:00:00 GMT" }
  let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  func two(_ number: Int32) -> String { (number < 10 ? "0" : "") + "\(number)" }
  let (day, month, year) = unsafe (parts.tm_wday, parts.tm_mon, parts.tm_year)
  let date = unsafe "\(two(parts.tm_mday)) \(months[Int(month)]) \(Int(year) + 1900)"
  let time = unsafe [parts.tm_hour, parts.tm_min, parts.tm_sec].map(two).joined(separator: ":")
  return "\(days[Int(day)]), \(date) \(time) GMT"
}
