package import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle
import UnixSignals

/// The verifier as an HTTP service.
///
///     let service = try VerificationService(configuration, logger: logger)
///     try await service.run()
///
/// Threads: one to accept connections and tell of health, one for requests and whatever takes no
/// time, one each to apply batches, to inspect proofs and to read the ledger, a number of workers
/// for everything else, and one for every eight of those, at least one, to hash uploads, which for
/// the shipped proofs takes a twelfth of what workers do.
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
  private let record: RequestRecord
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
    record = RequestRecord(metrics: metrics, logger: logger)
    let places = Places(configuration)
    connections = ConnectionTable(capacity: places.requests) { [record] channel in
      record.noteClosed { channel.peer }
    }
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
    let acceptor = try listen()
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let services = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        // They are told of the end from the last to the first, each after the one behind it has
        // ended.
        services: [
          JobService(desk: desk),
          server(behind: acceptor, on: group),
          DrainService(notice: notice, logger: logger),
        ],
        gracefulShutdownSignals: [.sigterm, .sigint],
        logger: quietLogger
      )
    )
    logger.info(
      "listening",
      metadata: ["host": "\(configuration.host)", "port": "\(acceptor.port)"]
    )
    do {
      try await withTaskExecutorPreference(LoopExecutor(group.next())) {
        try await services.run()
      }
    } catch {
      logger.error("server failed", metadata: ["error": "\(error)"])
    }
    for threads in [intake, inspections, readings] { await threads.end() }
    try? await group.shutdownGracefully()
    logger.info("ended")
  }

  /// What answers every request.
  package func responder() -> RouterResponder<ServiceContext> {
    router(health(connections: { [connections] in connections.counts })).buildResponder()
  }

  /// With fewer descriptors than this a thousand silent clients take the places of all others.
  private static let fewDescriptors = 2_048

  /// How many connections there are places for.
  private struct Places {
    /// All that are open.
    let all: Int
    /// Those that have asked for nothing yet, or for health.
    let acceptor: Int
    /// Those that have asked for more; beside these and those before a few can be on their way.
    let requests: Int

    /// A few files have to be open beside connections.
    init(_ configuration: ServiceConfiguration) {
      all = max(24, min(configuration.connectionCount ?? .max, openFileLimit() - 64))
      acceptor = min(1024, max(8, all / 4))
      requests = all - acceptor - 4
    }
  }

  private func listen() throws(ServiceFault) -> Acceptor {
    let places = Places(configuration)
    do {
      return try Acceptor(
        host: configuration.host,
        port: configuration.port,
        limits: Acceptor.Limits(
          heldCount: places.acceptor,
          openCount: places.all,
          idleTime: configuration.idleTime
        ),
        health: health(connections: { [connections] in connections.counts }),
        record: record
      )
    } catch {
      throw .address(reason: configuration.reason(error))
    }
  }

  private func server(behind acceptor: Acceptor, on group: any EventLoopGroup) -> ServiceServer {
    let limits = ConnectionGuard.Limits(bodyTime: TimeAmount(configuration.bodyTime))
    return ServiceServer(
      acceptor: acceptor,
      group: group,
      connections: connections,
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
      ),
      responder: router(
        health(connections: { [connections] in
          let (here, there) = (connections.counts, acceptor.counts)
          return (here.open + there.open, here.closed + there.closed)
        })
      ).buildResponder(),
      logger: quietLogger
    )
  }

  /// The logger of what is below, which tells of troubles only.
  private var quietLogger: Logger {
    var logger = logger
    logger.logLevel = max(logger.logLevel, .warning)
    return logger
  }

  private func router(_ health: HealthRoutes) -> Router<ServiceContext> {
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
      health: health
    )
    return routes.router(
      admission: AdmissionMiddleware(
        tokens: configuration.tokens,
        isLoopback: configuration.isLoopback
      ),
      counting: RequestMiddleware(record: record)
    )
  }

  private func health(
    connections: @escaping @Sendable () -> (open: Int, closed: Int)
  ) -> HealthRoutes {
    HealthRoutes(
      desk: desk,
      metrics: metrics,
      notice: notice,
      budget: budget,
      connections: connections,
      droppedLineCount: configuration.droppedLineCount
    )
  }
}

extension Channel {
  /// The address and port at the other end; empty if there is none any more.
  var peer: String {
    remoteAddress.map { "\($0.ipAddress ?? "?"):\($0.port ?? 0)" } ?? ""
  }
}
