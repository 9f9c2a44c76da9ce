import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// The only place of the package that makes threads, beside those that the libraries of the service
// make. Dispatch is no place to get them from: while a limit on processes or the memory let none be
// made, it waits.

/// A thread that does one piece of work and ends.
///
/// Safe, since the thread holds on to its work, and a `WorkThread` comes from a thread that was
/// made.
@safe
package struct WorkThread {
  /// Enough for any proof many times over, and little where the address space is small.
  ///
  /// What the system would give depends on the system and on limits of the process: 128 KiB to 8
  /// MiB.
  private static let stackByteCount = 2 << 20

  #if canImport(Glibc)
    private let name: pthread_t
  #else
    private let name: pthread_t?
  #endif

  /// Has `work` done on a new thread; nil if none can be made, and then it is not done.
  package init?(_ work: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    guard unsafe pthread_attr_init(&attributes) == 0 else { return nil }
    defer { unsafe pthread_attr_destroy(&attributes) }
    guard unsafe pthread_attr_setstacksize(&attributes, Self.stackByteCount) == 0 else {
      return nil
    }
    let work = unsafe Unmanaged.passRetained(Work(work))
    #if canImport(Glibc)
      var name = pthread_t()
    #else
      var name: pthread_t? = nil
    #endif
    let code = unsafe pthread_create(&name, &attributes, begin, work.toOpaque())
    guard code == 0 else {
      unsafe work.release()
      return nil
    }
    #if canImport(Glibc)
      self.name = name
    #else
      unsafe self.name = name
    #endif
  }

  /// Waits for the end of the thread; to be called once at most.
  package func join() {
    #if canImport(Glibc)
      pthread_join(name, nil)
    #else
      if let name = unsafe name { unsafe pthread_join(name, nil) }
    #endif
  }
}

private final class Work: Sendable {
  let run: @Sendable () -> Void

  init(_ run: @escaping @Sendable () -> Void) { self.run = run }
}

#if canImport(Darwin)
  private func begin(_ work: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
    return nil
  }
#else
  private func begin(_ work: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let work = unsafe work else { return nil }
    unsafe Unmanaged<Work>.fromOpaque(work).takeRetainedValue().run()
    return nil
  }
#endif

/// The number of processors that are switched on, at least 1.
package var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

/// Whether `count` threads can be there at a time beside those that are, by making them.
///
/// To be asked before something is used that waits for as long as it gets no thread.
package func canMakeThreads(_ count: Int) -> Bool {
  let gate = Mutex(0)
  var threads: [WorkThread] = []
  gate.withLock { _ in
    while threads.count < count, let thread = WorkThread({ gate.withLock { $0 += 1 } }) {
      threads.append(thread)
    }
  }
  for thread in threads { thread.join() }
  return threads.count == count
}
