import StarkAlgebra
import StarkCairo
import StarkChannel
import StarkCommitments
import StoneProofs
import TestSupport
import Testing

@Suite("Parameters at the corners of all limits")
struct HostileParameterTests {
  /// A choice of the greatest numbers, each of which is allowed.
  struct Corner: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var isDynamic = true
    var log2CosetCount = 1
    let friSteps: [Int]
    var lastLayerDegreeBound = 1
    var queryCount = 4096
    var openingByteCount = 0
  }

  /// 2²⁴ rows of 80 columns in the dynamic layout, 2⁴⁶ rows in `plain`.
  static let corners = [
    Corner(testDescription: "all queries of the widest rows", friSteps: [6, 6, 6, 6]),
    Corner(
      testDescription: "all queries of the widest rows, and a long proof",
      friSteps: [6, 6, 6, 6],
      openingByteCount: 16 << 20
    ),
    Corner(
      testDescription: "as many of the widest rows as a long proof has",
      friSteps: [6, 6, 6, 6],
      queryCount: 100,
      openingByteCount: 16 << 20
    ),
    Corner(
      testDescription: "the most layers",
      friSteps: [0] + Array(repeating: 1, count: 23),
      lastLayerDegreeBound: 2,
      openingByteCount: 16 << 20
    ),
    Corner(
      testDescription: "the longest last layer",
      friSteps: [0, 6, 2],
      lastLayerDegreeBound: 1 << 16,
      openingByteCount: 14 << 20
    ),
    Corner(
      testDescription: "the greatest blow-up",
      log2CosetCount: 16,
      friSteps: [6, 6, 6, 6],
      openingByteCount: 16 << 20
    ),
    Corner(
      testDescription: "the longest trace",
      isDynamic: false,
      friSteps: [6, 6, 6, 6, 6],
      lastLayerDegreeBound: 1 << 16,
      openingByteCount: 14 << 20
    ),
  ]

  @Test("cost no more memory than 64 MB beside the proof, and are rejected", arguments: corners)
  func memory(corner: Corner) async throws {
    let index = try #require(
      Self.corners.firstIndex {
        $0.friSteps == corner.friSteps
          && $0.testDescription == corner.testDescription
      }
    )
    await #expect(processExitsWith: .success) { [index = index as Int] in
      let corner = Self.corners[index]
      let file = try corner.file()
      var counts = OperationCounts()
      let candidates = try StoneStatement.candidates(for: file, counts: &counts)
      let proof = try HollowProof.bytes(
        for: candidates[0],
        openingByteCount: corner.openingByteCount
      )
      let before = ProcessMemory.peak
      var log = TranscriptLog.off
      var clock = StageClock()
      let error = #expect(throws: StoneVerificationError.self) {
        try StoneVerifier.verify(
          candidates: [candidates[0]],
          proof: proof,
          log: &log,
          clock: &clock
        )
      }
      guard case .rejected(.decommitment(.trace, _)) = error else {
        Issue.record("not rejected at the openings: \(String(describing: error))")
        return
      }
      #expect(before > 0)
      #expect(ProcessMemory.peak - before < 64 << 20)
    }
  }
}

extension HostileParameterTests.Corner {
  /// A file with these parameters, whose proof is still missing.
  func file() throws -> StoneProofFile {
    var input = CairoRun(CairoProgram.squaring(count: 1), stepCount: 16).publicInput
    input.stepCount = isDynamic ? 1 << 20 : 1 << 42
    if isDynamic {
      input.layoutName = "dynamic"
      for builtin in Builtin.allCases {
        input.segments[.builtin(builtin)] = MemorySegment(begin: 1000, stop: 1000)
      }
      var parameters = DynamicLayoutCase.allBuiltins
      parameters["num_columns_first"] = 76
      parameters["num_columns_second"] = 4
      for name in DynamicParameterRule.accumulatingColumns { parameters[name] = 76 }
      input.dynamicParameters = parameters
    }
    var parameters = StoneCase("").parameters
    parameters.log2CosetCount = log2CosetCount
    parameters.friSteps = friSteps
    parameters.lastLayerDegreeBound = lastLayerDegreeBound
    parameters.queryCount = queryCount
    parameters.proofOfWorkBits = 0
    return StoneProofFile(parameters: parameters, publicInput: input, proof: [])
  }
}
