package import Hummingbird
import HummingbirdCore
package import Logging
package import NIOCore
import NIOPosix
import ServiceLifecycle
import Synchronization
import UnixSignals

/// The verifier as an HTTP service.
///
///     let service = try VerificationService(configuration, logger: logger)
///     try await service.run()
///
/// Threads: one for connections and whatever takes no time, one each to apply batches, to inspect proofs and
/// to read the ledger, a number of workers for everything else, and one for every eight of those, at least
/// one, to hash uploads, which for the shipped proofs takes a twelfth of what workers do.
package struct VerificationService: Sendable {
  package let configuration: ServiceConfiguration
  package let desk: JobDesk
  package let metrics: ServiceMetrics
  package let notice: DrainNotice
  private let budget: UploadBudget
  private let connections: ConnectionTable
  private let intake: SideThreads
  private let inspections = SideThreads(count: 1, capacity: 8)
  private let readings = SideThreads(count: 1, capacity: 16)
  private let logger: Logger

  /// Opens the store; questions of an earlier process are taken up when the service runs.
  package init(
    _ configuration: ServiceConfiguration,
    logger: Logger
  ) throws(ServiceFault) {
    try configuration.check()
    self.configuration = configuration
    self.logger = logger
    metrics = ServiceMetrics()
    notice = DrainNotice()
    budget = UploadBudget(capacity: configuration.uploadByteCount)
    connections = ConnectionTable(capacity: Self.connectionCount(configuration) - Self.reserveCount)
    // The ledger would be taken for a file of questions, or that for a ledger, at every apply.
    if configuration.isLedgerTheData { throw .sameFile(configuration.dataPath) }
    intake = SideThreads(count: configuration.intakeCount)
    do {
      let store = try JobStore(
        path: configuration.dataPath,
        keeping: configuration.keptAnswerCount
      )
      // Either may have been made just now.
      guard !configuration.isLedgerTheData else {
        store.close()
        throw ServiceFault.sameFile(configuration.dataPath)
      }
      desk = JobDesk(
        store: store,
        judge: JobJudge(ledgerPath: configuration.ledgerPath),
        jobCount: configuration.jobCount,
        queueLength: configuration.queueLength,
        metrics: metrics,
        logger: logger
      )
    } catch let fault as JobStoreFault {
      throw .store(fault)
    } catch let fault as ServiceFault {
      throw fault
    } catch {
      throw .store(.database(reason: "\(error)"))
    }
  }

  /// Serves until the process is told to end, and returns when all that was accepted is answered.
  package func run() async throws(ServiceFault) {
    do { try desk.resume() } catch { throw .store(error) }
    let limit = openFileLimit()
    if limit < Self.fewDescriptors {
      logger.warning("few descriptors", metadata: ["limit": "\(limit)"])
    }
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let isRunning = Mutex(false)
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          application(on: group) { isRunning.withLock { $0 = true } },
          DrainService(notice: notice, logger: logger),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: quietLogger
      )
    )
    do {
      try await withTaskExecutorPreference(LoopExecutor(group.next())) {
        try await services.run()
      }
    } catch {
      guard isRunning.withLock({ $0 }) else { throw .address(reason: configuration.reason(error)) }
      logger.error("server failed", metadata: ["error": "\(error)"])
    }
    for threads in [intake, inspections, readings] { await threads.end() }
    try? await group.shutdownGracefully()
    logger.info("ended")
  }

  /// The application, whose services answer what was accepted before they end.
  package func application(
    on group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton,
    whenRunning: @escaping @Sendable () -> Void = {}
  ) -> Application<RouterResponder<ServiceContext>> {
    let limits = ConnectionGuard.Limits(bodyTime: TimeAmount(configuration.bodyTime))
    return Application(
      router: router(),
      server: .http1(
        configuration: HTTP1Channel.Configuration(
          additionalChannelHandlers: [
            ArrivalSetup(), FairReading(), ConnectionGuard(limits, in: connections),
          ],
          idleTimeout: TimeAmount(configuration.idleTime),
          httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
            maxHeaderFieldSize: 16 << 10,
            maxHeaderListSize: 32 << 10,
            maxHeaderFieldCount: 100
          )
        )
      ),
      configuration: ApplicationConfiguration(
        address: .hostname(configuration.host, port: configuration.port),
        serverName: "stark",
        backlog: 1024,
        availableConnectionsDelegate: .maximum(
          Self.connectionCount(configuration),
          logger: quietLogger
        )
      ),
      services: [JobService(desk: desk)],
      onServerRunning: { [logger, configuration] channel in
        let port = channel.localAddress?.port ?? configuration.port
        logger.info("listening", metadata: ["host": "\(configuration.host)", "port": "\(port)"])
        whenRunning()
      },
      eventLoopGroupProvider: .shared(group),
      logger: quietLogger
    )
  }

  /// With fewer descriptors than this a thousand silent clients take the places of all others.
  private static let fewDescriptors = 2_048

  /// As many connections are kept for those who come.
  private static let reserveCount = 12

  /// As many connections may be open; a few files beside them have to be.
  private static func connectionCount(_ configuration: ServiceConfiguration) -> Int {
    max(24, min(configuration.connectionCount ?? .max, openFileLimit() - 64))
  }

  /// The logger of what is below, which tells of troubles only.
  private var quietLogger: Logger {
    var logger = logger
    logger.logLevel = max(logger.logLevel, .warning)
    return logger
  }

  private func router() -> Router<ServiceContext> {
    let reader = BodyReader(maximumCount: configuration.maximumBodyCount, budget: budget)
    let routes = ServiceRoutes(
      verify: VerifyRoute(
        desk: desk,
        reader: reader,
        intake: intake,
        defaultPolicy: configuration.policy
      ),
      batches: BatchesRoute(
        desk: desk,
        reader: reader,
        intake: intake,
        defaultPolicy: configuration.policy,
        hasLedger: configuration.ledgerPath != nil
      ),
      inspect: InspectRoute(desk: desk, reader: reader, threads: inspections),
      verification: VerificationRoute(desk: desk),
      ledger: LedgerRoutes(
        reading: configuration.ledgerPath.map(LedgerReading.init(path:)),
        threads: readings
      ),
      health: HealthRoutes(
        desk: desk,
        metrics: metrics,
        notice: notice,
        budget: budget,
        connections: connections,
        droppedLineCount: configuration.droppedLineCount
      )
    )
    return routes.router(
      admission: AdmissionMiddleware(
        tokens: configuration.tokens,
        isLoopback: configuration.isLoopback
      ),
      counting: RequestMiddleware(metrics: metrics, logger: logger)
    )
  }
}
