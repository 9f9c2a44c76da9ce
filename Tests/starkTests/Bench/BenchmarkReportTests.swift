import StarkBenchmarks
import StarkJSON
import Testing
import stark

@Suite("The report of stark bench")
struct BenchmarkReportTests {
  private static func report() throws -> BenchmarkReport {
    var run = try BenchmarkRun([
      BenchmarkCase("a/slow", operationCount: 2, ceiling: 5) { { 1 } },
      BenchmarkCase("a/fast", rival: "a/slow") { { 2 } },
    ])
    run.run(for: .zero, minimumRounds: 1)
    return run.report
  }

  @Test("is one line of JSON with every member of the schema")
  func json() throws {
    let text = try Self.report().json
    #expect(text.hasPrefix(#"{"schema":1,"operations":[{"name":"a/slow","nanoseconds":"#))
    #expect(text.contains(#""ceiling":5.00,"gmp_ratio":null"#))
    #expect(text.hasSuffix(#""proofs":[]}"#))
    #expect(throws: Never.self) { try JSONDocument(Array(text.utf8)) }
  }

  @Test("has a line for every case")
  func text() throws {
    let lines = try Self.report().text(style: TextStyle(isColoured: false)).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[2].contains("a/slow") && lines[2].contains("5.0 ns"))
    #expect(lines[3].contains("a/fast"))
  }
}
