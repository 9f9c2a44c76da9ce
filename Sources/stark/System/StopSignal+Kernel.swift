import StarkVerifier
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The wish that a program which serves others comes to its end.
///
/// Once raised it stays so, and its pipe can be read from then on, so that a thread can wait for
/// input and for the wish at once.
package final class StopSignal: Sendable {
  private let raised = Atomic(false)
  /// The number of the signal that raised this; 0 if none did.
  private let signal = Atomic<Int32>(0)
  private let ends: (reading: FileDescriptor, writing: FileDescriptor)

  package init() throws(SystemError) {
    ends = try FileDescriptor.pipe()
  }

  deinit {
    ends.reading.close()
    ends.writing.close()
  }

  package var isRaised: Bool { raised.load(ordering: .acquiring) }

  /// The number of the signal that raised this; nil if the program raised it itself or nobody did.
  package var signalNumber: Int32? {
    let number = signal.load(ordering: .acquiring)
    return number == 0 ? nil : number
  }

  /// Can be read from when the signal is raised.
  var descriptor: FileDescriptor { ends.reading }

  /// Raises this for the signal `number`, which stays known whoever raised it before.
  package func raise(by number: Int32) {
    signal.store(number, ordering: .releasing)
    raise()
  }

  package func raise() {
    guard !raised.exchange(true, ordering: .acquiringAndReleasing) else { return }
    // An empty pipe has room for one byte; whoever looks at `isRaised` sees the wish in any case.
    do throws(SystemError) { try ends.writing.writeAll("\n") } catch { return }
  }

  /// From now on the first SIGTERM or SIGINT raises this, and the second ends the program at once.
  ///
  /// To be called before other threads are started, since these inherit which signals are held
  /// back. No code runs inside a signal handler: a thread waits for the signals. Where there can be
  /// no other thread, the first signal ends the program at once.
  func raiseOnTermination() {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGTERM)
    unsafe sigaddset(&signals, SIGINT)
    unsafe pthread_sigmask(SIG_BLOCK, &signals, nil)
    let waited = signals
    let waiter = WorkThread {
      var signals = waited
      var number: Int32 = 0
      while unsafe sigwait(&signals, &number) != 0 {}
      self.raise(by: number)
      // The next one meets a thread that does not hold it back, and what signals do by default.
      unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      while true { _ = pause() }
    }
    if waiter == nil { unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
  }
}
