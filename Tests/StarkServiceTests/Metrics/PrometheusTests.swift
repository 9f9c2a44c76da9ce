import CoreMetrics
import HTTPTypes
import StarkService
import Testing

@Suite("Metrics for Prometheus")
struct PrometheusTests {
  @Test("the text is that of format 0.0.4, sorted, with types")
  func text() {
    let registry = PrometheusRegistry(explanations: ["b_total": "Line\nfeed."])
    Counter(label: "b_total", dimensions: [("z", "1"), ("a", "x\"y\\\n")], factory: registry)
      .increment(by: 3)
    Counter(label: "b_total", dimensions: [("a", "x\"y\\\n"), ("z", "1")], factory: registry)
      .increment()
    Counter(label: "b_total", factory: registry).increment()
    Meter(label: "a", factory: registry).set(1.5)
    #expect(
      registry.text == """
        # TYPE a gauge
        a 1.5
        # HELP b_total Line\\nfeed.
        # TYPE b_total counter
        b_total 1
        b_total{a="x\\"y\\\\\\n",z="1"} 4

        """
    )
  }

  @Test("a histogram adds up, and its bounds count what is equal to them")
  func histogram() throws {
    let registry = PrometheusRegistry()
    let recorder = Recorder(label: "d_seconds", factory: registry)
    for value in [0.0005, 0.001, 0.3, 100] { recorder.record(value) }
    let lines = registry.text.split(separator: "\n").map(String.init)
    #expect(lines[0] == "# TYPE d_seconds histogram")
    #expect(lines.contains("d_seconds_bucket{le=\"0.001\"} 2"))
    #expect(lines.contains("d_seconds_bucket{le=\"0.2\"} 2"))
    #expect(lines.contains("d_seconds_bucket{le=\"0.5\"} 3"))
    #expect(lines.contains("d_seconds_bucket{le=\"60\"} 3"))
    #expect(lines.contains("d_seconds_bucket{le=\"+Inf\"} 4"))
    #expect(lines.contains("d_seconds_count 4"))
    let sum = try #require(lines.first { $0.hasPrefix("d_seconds_sum ") })
    #expect(try abs(#require(Double(sum.split(separator: " ")[1])) - 100.3015) < 1e-9)
  }

  @Test("a timer counts in seconds, and bytes have bounds of their own")
  func units() {
    let registry = PrometheusRegistry()
    Timer(label: "t_seconds", factory: registry).recordMilliseconds(20)
    Recorder(label: "p_bytes", factory: registry).record(70_000)
    #expect(registry.text.contains("t_seconds_bucket{le=\"0.02\"} 1\n"))
    #expect(registry.text.contains("t_seconds_bucket{le=\"0.01\"} 0\n"))
    #expect(registry.text.contains("p_bytes_bucket{le=\"65536\"} 0\n"))
    #expect(registry.text.contains("p_bytes_bucket{le=\"131072\"} 1\n"))
  }

  @Test("there are only so many series, and one of another kind is not mixed up")
  func bounds() {
    let registry = PrometheusRegistry(maximumSeriesCount: 2)
    for value in 0..<5 {
      Counter(label: "c", dimensions: [("v", "\(value)")], factory: registry).increment()
    }
    Meter(label: "c", dimensions: [("v", "0")], factory: registry).set(9)
    #expect(registry.text == "# TYPE c counter\nc{v=\"0\"} 1\nc{v=\"1\"} 1\n")
  }

  @Test("methods that nobody knows are one label")
  func methods() throws {
    let metrics = ServiceMetrics()
    for name in ["BREW", "BAKE"] {
      metrics.responded(
        route: "/x",
        method: try #require(HTTPRequest.Method(name)),
        status: .notFound,
        duration: .milliseconds(1)
      )
    }
    let text = metrics.text(queued: 3, running: 2, uploadByteCount: 1)
    #expect(
      text.contains(
        #"stark_http_requests_total{method="other",route="/x",status="404"} 2"# + "\n"
      )
    )
    #expect(text.contains("stark_queue_depth 3\n"))
    #expect(text.contains("stark_jobs_running 2\n"))
    #expect(text.contains("stark_upload_bytes 1\n"))
  }
}
