import CoreMetrics
package import HTTPTypes
import StarkVerdicts
import StarkVerifier
import Synchronization

/// What the service counts and times.
package final class ServiceMetrics: Sendable {
  package let registry: PrometheusRegistry
  /// What counters of others had come to when they were asked last.
  private let told = Mutex<[String: Int]>([:])

  package init() {
    registry = PrometheusRegistry(explanations: Self.explanations)
    // A rate over a counter that appears with its first event does not see that event.
    for kind in JobQuestion.Kind.allCases {
      for outcome in Self.outcomes {
        counter("stark_verify_total", [("kind", kind.rawValue), ("outcome", outcome)], by: 0)
      }
    }
    for fault in [RequestFault.queueFull, .uploadsFull, .draining, .storeUnusable] {
      counter("stark_refused_total", [("code", fault.code)], by: 0)
    }
    for refusal in ArrivalRefusal.allCases {
      counter("stark_arrivals_refused_total", [("reason", refusal.rawValue)], by: 0)
    }
    counter("stark_stored_answers_total", [], by: 0)
    counter("stark_log_suppressed_total", [], by: 0)
    Meter(label: "stark_build_info", dimensions: [("version", Verifier.version)], factory: registry)
      .set(1)
  }

  /// The route of a request that has none.
  static let noRoute = "none"

  private static let outcomes = ["accepted", "rejected", "refused", "malformed", "unsupported"]

  private static let explanations = [
    "stark_verify_total": "Questions answered, by what was asked and the outcome.",
    "stark_verify_duration_seconds": "Time on a worker for one question, without waiting for it.",
    "stark_proof_bytes": "Size of the proof files that questions were about.",
    "stark_stored_answers_total": "Questions whose answer was there already.",
    "stark_refused_total":
      "Questions that were not taken since too many waited or the store failed.",
    "stark_queue_depth": "Questions that wait for a worker.",
    "stark_jobs_running": "Questions that a worker has in hand.",
    "stark_jobs_abandoned":
      "Questions that ended the process three times, each time alone in hand, until they are asked again.",
    "stark_jobs_parked":
      "Batches for the ledger of which the same is so; they are taken up after a clean end.",
    "stark_log_dropped_total": "Lines of the log that were dropped since nobody read them.",
    "stark_connections": "Connections that are open.",
    "stark_connections_closed_total": "Silent connections that were closed for others.",
    "stark_upload_bytes": "Memory that uploads in progress take.",
    "stark_arrivals_refused_total":
      "Requests refused before their path was looked at, by what is wrong with them.",
    "stark_log_suppressed_total": "Lines on such requests that were left out of the log.",
    "stark_build_info": "1, with the version of the program.",
    "stark_http_requests_total": "Requests answered, by route, method and status.",
    "stark_http_request_duration_seconds":
      "Time from the head of a request to its answer, by route.",
  ]

  /// Notes the answer to a question of `kind`.
  package func answered(
    _ kind: JobQuestion.Kind,
    outcome: String,
    duration: Duration,
    proofByteCount: Int
  ) {
    let labels = [("kind", kind.rawValue), ("outcome", outcome)]
    counter("stark_verify_total", labels)
    histogram("stark_verify_duration_seconds", labels).record(duration.seconds)
    histogram("stark_proof_bytes", []).record(Int64(proofByteCount))
  }

  /// Notes a question that needed no work.
  package func answeredFromStore() { counter("stark_stored_answers_total", []) }

  /// Notes a question that was not taken.
  package func refused(_ fault: RequestFault) {
    counter("stark_refused_total", [("code", fault.code)])
  }

  /// Notes a request that was refused before its path was looked at.
  func refused(_ refusal: ArrivalRefusal) {
    counter("stark_arrivals_refused_total", [("reason", refusal.rawValue)])
  }

  /// Notes a line that was left out of the log.
  func suppressedLine() { counter("stark_log_suppressed_total", []) }

  /// Has a count of the good answers of a route before there is one.
  func expect(route: String, method: HTTPRequest.Method) {
    counter("stark_http_requests_total", Self.labels(route, method, .ok), by: 0)
  }

  private static func labels(
    _ route: String,
    _ method: HTTPRequest.Method,
    _ status: HTTPResponse.Status
  ) -> [(String, String)] {
    let method = ServiceRoutes.methods.contains(method) ? method.rawValue : "other"
    return [("route", route), ("method", method), ("status", "\(status.code)")]
  }

  /// Notes a request; `route` is the pattern of a path and not the path.
  package func responded(
    route: String,
    method: HTTPRequest.Method,
    status: HTTPResponse.Status,
    duration: Duration
  ) {
    counter("stark_http_requests_total", Self.labels(route, method, status))
    histogram("stark_http_request_duration_seconds", [("route", route)])
      .record(duration.seconds)
  }

  /// The text for Prometheus, with what is so at this moment.
  package func text(queued: Int, running: Int, uploadByteCount: Int) -> String {
    gauge("stark_queue_depth", queued)
    gauge("stark_jobs_running", running)
    gauge("stark_upload_bytes", uploadByteCount)
    return registry.text + (ProcessFigures.current?.text ?? "")
  }

  /// Notes how many lines of the log were dropped.
  package func dropped(lineCount: Int) { counter("stark_log_dropped_total", reaching: lineCount) }

  /// Notes how many connections are open, and how many were closed for others so far.
  package func connections(open: Int, closed: Int) {
    gauge("stark_connections", open)
    counter("stark_connections_closed_total", reaching: closed)
  }

  /// Notes how many questions wait for more than a worker.
  package func setAside(abandoned: Int, parked: Int) {
    gauge("stark_jobs_abandoned", abandoned)
    gauge("stark_jobs_parked", parked)
  }

  private func counter(_ name: String, _ labels: [(String, String)], by amount: Int = 1) {
    Counter(label: name, dimensions: labels, factory: registry).increment(by: amount)
  }

  /// Counts on a counter until it is at `total`, which somebody else counts.
  private func counter(_ name: String, reaching total: Int) {
    let increase = told.withLock { told in
      defer { told[name] = total }
      return total - (told[name] ?? 0)
    }
    counter(name, [], by: increase)
  }

  private func histogram(_ name: String, _ labels: [(String, String)]) -> any RecorderHandler {
    registry.makeRecorder(label: name, dimensions: labels, aggregate: true)
  }

  private func gauge(_ name: String, _ value: Int) {
    Meter(label: name, factory: registry).set(value)
  }
}
