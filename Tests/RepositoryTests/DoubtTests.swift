import Testing

/// Places where a failure or a doubt is turned into something else: each one is known, with the
/// reason why nothing is taken for checked that was not.
@Suite("Failures that are passed over")
struct DoubtTests {
  /// The files with `try?`, as often as it stands there.
  private static let attempts: [String: Int] = [
    // Descriptions beside a verdict, which stands without them.
    "Sources/StarkVerdicts/Inspection/Inspection+JSON.swift": 1,
    "Sources/StarkVerdicts/Proof/ProofCheck.swift": 1,
    "Sources/StarkVerdicts/Settlement/SettlementQuestion+Check.swift": 1,
    // Advice on which of some files somebody mixed up; a file that can't be read is none of them.
    "Sources/StarkSettlement/Levels/SettledLevels.swift": 1,
    "Sources/StarkSettlement/Levels/ProvenTask+Matching.swift": 2,
    // Measurements, which are left out where their subject can't be made.
    "Sources/StarkBenchmarks/Proofs/MeasuredProof.swift": 2,
    "Sources/StarkBenchmarks/Cases/BenchmarkCase+Hashes.swift": 2,
    "Sources/StarkBenchmarks/Cases/BenchmarkCase+LowDegree.swift": 4,
    // One kind of error each, which is that something is not known, and the caller says so.
    "Sources/StarkCairo/Program/StandardRun.swift": 1,
    "Sources/StarkSettlement/Trees/SparseTree.swift": 1,
    "Sources/StarkSettlement/Programs/Perpetual/Format/StateFile+Encoding.swift": 1,
    "Sources/StarkSettlement/Programs/Perpetual/Replay/BatchExecution+Contents.swift": 1,
    "Sources/StarkSettlement/Signatures/SignatureClaim+Batch.swift": 1,
    "Sources/SettlementLedger/Trees/SparseTree+Soundness.swift": 2,
    "Sources/SettlementLedger/Perpetual/Perpetual+Ledger.swift": 1,
    // The first error is thrown on.
    "Sources/SettlementLedger/Store/LedgerFile.swift": 1,
    // What is no address is the name of a host, and taken for a stranger.
    "Sources/StarkService/Security/Loopback.swift": 1,
    // The end of the process, after everything was answered.
    "Sources/StarkService/Queue/DrainNotice.swift": 1,
    "Sources/StarkService/Queue/SideThreads.swift": 1,
    "Sources/StarkService/Queue/JobService.swift": 1,
    "Sources/StarkService/Store/JobStore.swift": 2,
    "Sources/StarkService/VerificationService.swift": 1,
  ]

  @Test("no error is made nothing but where that is known to be harmless")
  func attempts() {
    var found: [String: Int] = [:]
    for file in SourceTree.sources {
      let count = file.code.reduce(0) { $0 + $1.text.ranges(of: /\btry\?/).count }
      if count > 0 { found[file.path] = count }
    }
    for (path, count) in found { #expect(Self.attempts[path] == count, "\(path): \(count)") }
    for path in Self.attempts.keys { #expect(found[path] != nil, "\(path) has none any more") }
  }

  /// The files that decode bytes with repair: text is shown or compared there, and never the name
  /// of something that is looked for.
  private static let repairs: Set<String> = [
    "Sources/StarkVerdicts/Proof/PolicyChoice.swift",
    "Sources/stark/Service/TokenFiles.swift",
    // The kernel's own figures.
    "Sources/StarkService/Metrics/ProcessFigures+Kernel.swift",
    // Valid by then, as the scanner looked at it.
    "Sources/StarkJSON/JSONText.swift",
    "Sources/StarkJSON/JSONTape.swift",
    "Sources/StarkAlgebra/Integer/Integer+Storage+Kernel.swift",
    "Sources/StarkABI/BatchQuestion.swift",
    "Sources/StarkSettlement/Programs/Perpetual/State/SyntheticAssetID+Name.swift",
    "Sources/StarkService/Multipart/MultipartBody.swift",
  ]

  @Test("bytes are decoded with repair where nothing is looked up by them only")
  func repairs() {
    let found = SourceTree.sources.filter { file in
      file.code.contains { $0.text.contains("String(decoding:") }
    }
    #expect(Set(found.map(\.path)) == Self.repairs)
  }

  @Test("a command names the status that it ends with: none takes a return for success")
  func commands() {
    let conformances = SourceTree.sources.filter { file in
      file.code.contains { $0.text.contains(/: (Async)?ParsableCommand\b/) }
    }
    #expect(
      Set(conformances.map(\.path)) == [
        "Sources/stark/Stark.swift", "Sources/stark/Settle/SettleCommand.swift",
        "Sources/stark/Commands/AnsweringCommand.swift",
      ]
    )
    for file in SourceTree.sources where file.path.hasPrefix("Sources/stark/") {
      let ends = file.code.filter { $0.text.contains(/ExitCode\.success|\bexit\(0\)|EXIT_SUCCESS/) }
      #expect(ends.isEmpty, "\(file.path)")
    }
  }

  @Test("answers are written in one place, which remembers that a write has failed")
  func answers() {
    let writers = SourceTree.sources.filter { file in
      file.code.contains { $0.text.contains(/standardOutput\.write|\bprint\(|\bputs\(|\bfputs\(/) }
    }
    // The worker ends when its output breaks off, and says so by its code.
    #expect(
      Set(writers.map(\.path)) == [
        "Sources/stark/Output/Output.swift", "Sources/stark/Worker/WorkerRun.swift",
      ]
    )
  }
}
