import Hummingbird

/// `GET /livez`, `GET /readyz` and `GET /metrics`.
struct HealthRoutes: Sendable {
  let desk: JobDesk
  let metrics: ServiceMetrics
  let notice: DrainNotice
  let budget: UploadBudget
  let connections: @Sendable () -> (open: Int, closed: Int)
  let droppedLineCount: @Sendable () -> Int

  /// Whether the process answers at all.
  func live() -> HealthAnswer { HealthAnswer("alive\n") }

  /// Whether questions can be asked: the service goes on, and its file can be written.
  func ready() async -> HealthAnswer {
    guard !notice.isDraining else { return HealthAnswer(.draining) }
    do { try await desk.store.probe() } catch { return HealthAnswer(.storeUnusable) }
    return HealthAnswer("ready\n")
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
    let connectionCounts = connections()
    metrics.connections(open: connectionCounts.open, closed: connectionCounts.closed)
    let text = metrics.text(
      queued: counts.queued,
      running: counts.running,
      uploadByteCount: budget.usedCount
    )
    return Response(.ok, PrometheusRegistry.mediaType, text)
  }
}
