#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lets threads of ordinary priority go before this one when there are not enough processors.
///
/// Linux gives a niceness to each thread, and 0 names the calling one. Where it is one of the
/// process nothing is done.
func giveWayToOtherThreads() {
  #if canImport(Glibc)
    _ = setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 5)
  #elseif canImport(Musl)
    _ = setpriority(PRIO_PROCESS, 0, 5)
  #endif
}
