import StarkBenchmarks
import StarkVerifier
import TestSupport
import Testing

@Suite("A benchmark run")
struct BenchmarkRunTests {
  @Test("measures every kernel, and the cases that they are compared with")
  func kernels() throws {
    var run = try BenchmarkRun(.kernels)
    run.run(for: .milliseconds(1), minimumRounds: 1)
    let report = run.report
    #expect(report.measurements.map(\.name) == [BenchmarkCase].kernels.map(\.name))
    #expect(report.measurements.allSatisfy { $0.least > 0 && $0.least <= $0.median })
    for measurement in report.measurements {
      #expect((measurement.rival == nil) == (report.advantage(of: measurement) == nil))
    }
  }

  @Test("names are unique")
  func names() {
    let names = [BenchmarkCase].kernels.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("relates a verification to its operations")
  func proof() throws {
    let bytes = try ProofFile.shipped("plain-blake256").bytes()
    let proof = try MeasuredProof(name: "plain", bytes: bytes)
    var run = try BenchmarkRun(.kernels, proofs: [proof])
    run.run(for: .milliseconds(1), minimumRounds: 2)
    let timing = try #require(run.report.proofs.first)
    #expect(timing.layout == "plain")
    #expect(timing.cost.proof.blake2sCompressions > 100)
    #expect(timing.stages.map(\.name).contains("openings"))
    let ratio = try #require(timing.ratio)
    // A verification is its operations and some more, but this is no place to time it.
    #expect(ratio > 0.2 && ratio < 20)
  }

  @Test("refuses a proof that is not valid")
  func invalidProof() throws {
    var bytes = try ProofFile.shipped("plain-blake256").bytes()
    bytes.removeLast(10)
    #expect(throws: (any Error).self) { try MeasuredProof(name: "cut", bytes: bytes) }
  }
}
