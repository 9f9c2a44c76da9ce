import HTTPTypes
import Hummingbird
import Logging
import StarkVerdicts

/// Counts every answer and writes its line to the log, whoever gave it.
struct RequestRecord: Sendable {
  let metrics: ServiceMetrics
  let logger: Logger
  /// How many lines there are on what makes no sense; anybody can send that at no cost.
  private let pace: LogPace

  init(metrics: ServiceMetrics, logger: Logger) {
    self.metrics = metrics
    self.logger = logger
    pace = LogPace(metrics: metrics)
  }

  /// An answer that was given.
  struct Answer {
    let method: HTTPRequest.Method
    let path: String
    /// The pattern of the path, see ``ServiceMetrics/noRoute``.
    let route: String
    let status: HTTPResponse.Status
    /// The code of what was wrong; nil if nothing was.
    let code: String?
    let duration: Duration
    /// Why the request was refused before its path was looked at.
    var refusal: ArrivalRefusal?
    let id: String
  }

  /// - `peer`: the address and port of who asked; called only if the line is written.
  func note(_ answer: Answer, peer: () -> String) {
    metrics.responded(
      route: answer.route,
      method: answer.method,
      status: answer.status,
      duration: answer.duration
    )
    if let refusal = answer.refusal { metrics.refused(refusal) }
    let level: Logger.Level =
      answer.code == nil && Self.healthRoutes.contains(answer.route) ? .debug : .info
    guard logger.logLevel <= level, answer.refusal == nil || pace.admits() else { return }
    logger.log(
      level: level,
      "request",
      metadata: [
        "method": "\(answer.method.rawValue)", "path": "\(answer.path)",
        "status": "\(answer.status.code)", "code": "\(answer.code ?? "")",
        "seconds": "\(answer.duration.seconds)", "peer": "\(peer())", "id": "\(answer.id)",
      ]
    )
  }

  /// Notes that a connection was closed so that another could come.
  func noteClosed(peer: () -> String) {
    guard pace.admits() else { return }
    logger.info("connection closed for others", metadata: ["peer": "\(peer())"])
  }

  private static let healthRoutes = ["/livez", "/readyz", "/metrics"]
}
