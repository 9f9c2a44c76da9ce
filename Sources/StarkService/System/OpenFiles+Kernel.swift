#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How many files and connections the process may have open, after asking for as many as it can
/// get.
func openFileLimit() -> Int {
  #if canImport(Glibc)
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let resource = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  guard unsafe getrlimit(resource, &limit) == 0 else { return 256 }
  let wanted = min(limit.rlim_max, 1 << 16)
  if limit.rlim_cur < wanted {
    var raised = limit
    raised.rlim_cur = wanted
    if unsafe setrlimit(resource, &raised) == 0 { limit = raised }
  }
  return Int(clamping: limit.rlim_cur)
}
