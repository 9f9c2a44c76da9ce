import StarkFaults

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileDescriptor {
  /// Waits until something can be read, which may be the end; false if `other` comes first.
  func waitForInput(before other: FileDescriptor) throws(Fault) -> Bool {
    let events = Int16(POLLIN)
    var polled = [
      pollfd(fd: number, events: events, revents: 0),
      pollfd(fd: other.number, events: events, revents: 0),
    ]
    while unsafe poll(&polled, nfds_t(polled.count), -1) <= 0 {
      guard errno == EINTR else { throw .lastSystemError }
    }
    return polled[1].revents == 0
  }

  /// The two ends of a new pipe.
  static func pipe() throws(SystemError) -> (reading: FileDescriptor, writing: FileDescriptor) {
    var numbers: [Int32] = [0, 0]
    #if canImport(Glibc)
      let result = unsafe Glibc.pipe(&numbers)
    #elseif canImport(Musl)
      let result = unsafe Musl.pipe(&numbers)
    #elseif canImport(Darwin)
      let result = unsafe Darwin.pipe(&numbers)
    #endif
    guard result == 0 else { throw SystemError(code: errno) }
    return (FileDescriptor(number: numbers[0]), FileDescriptor(number: numbers[1]))
  }
}

/// Makes a write to a pipe that nobody reads fail, instead of ending the program.
func ignoreBrokenPipes() {
  _ = signal(SIGPIPE, SIG_IGN)
}

/// Makes a write beyond the limit of a file's size fail, instead of ending the program.
///
/// To be called first of all, so that no command ends by a signal that no list of codes has.
func ignoreFileSizeLimits() {
  _ = signal(SIGXFSZ, SIG_IGN)
}
