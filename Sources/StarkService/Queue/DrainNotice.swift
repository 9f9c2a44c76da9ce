#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import Logging
import ServiceLifecycle
import Synchronization
import UnixSignals

/// Whether the service is about to end.
package final class DrainNotice: Sendable {
  private let flag = Mutex(false)

  package init() {}

  package var isDraining: Bool { flag.withLock { $0 } }

  package func begin() { flag.withLock { $0 = true } }
}

/// Gives notice before the server stops taking connections.
struct DrainService: Service {
  let notice: DrainNotice
  let logger: Logger

  func run() async throws {
    try? await gracefulShutdown()
    notice.begin()
    logger.info("draining")
    // The server ends only after this has returned.
    Task { await endAtSecondSignal() }
  }

  /// Waits for a second signal, which ends the process at once, as if there had been nothing to
  /// catch it.
  ///
  /// Whoever sends it does not want to wait for what goes on. What was accepted is in the file, and
  /// the next process answers it.
  private func endAtSecondSignal() async {
    let signals = await UnixSignalsSequence(trapping: .sigterm, .sigint)
    for await number in signals {
      logger.warning("ended at once", metadata: ["signal": "\(number)"])
      let code: Int32 = number == .sigint ? SIGINT : SIGTERM
      _exit(128 + code)
    }
  }
}
