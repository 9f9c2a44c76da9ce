import Logging
import ServiceLifecycle
import Synchronization

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
  }
}
