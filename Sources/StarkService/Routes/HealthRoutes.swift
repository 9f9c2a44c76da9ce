import Hummingbird

/// `GET /livez`, `GET /readyz` and `GET /metrics`.
struct HealthRoutes: Sendable {
  let desk: JobDesk
  let metrics: ServiceMetrics
  let notice: DrainNotice
  let budget: UploadBudget
  let connections: ConnectionTable
  let droppedLineCount: @Sendable () -> Int

  /// Whether the process answers at all.
  func live() -> Response { Self.text("alive\n") }

  /// Whether questions can be asked: the service goes on, and its file can be written.
  func ready() async throws -> Response {
    guard !notice.isDraining else { throw RequestFault.draining }
    do { try await desk.store.probe() } catch { throw RequestFault.storeUnusable }
    return Self.text("ready\n")
  }

  func figures() async -> Response {
    let counts = desk.board.counts
    do {
      let standings = try await desk.standings()
      metrics.setAside(abandoned: standings.abandoned, parked: standings.parked)
    } catch {
      // These two are left as they were; that the file can't be used is told by /readyz.
    }
    metrics.dropped(lineCount: droppedLineCount())
    let connectionCounts = connections.counts
    metrics.connections(open: connectionCounts.open, closed: connectionCounts.closed)
    let text = metrics.text(
      queued: counts.queued,
      running: counts.running,
      uploadByteCount: budget.usedCount
    )
    return Response(.ok, PrometheusRegistry.mediaType, text)
  }

  private static func text(_ text: String) -> Response {
    Response(.ok, "text/plain; charset=utf-8", text)
  }
}
