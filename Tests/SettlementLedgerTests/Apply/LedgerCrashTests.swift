import Foundation
import SettlementLedger
import TestSupport
import Testing

/// Kills a process that applies batches, and looks at what it left.
@Suite("A writer that is killed")
struct LedgerCrashTests {
  /// The program, which the package manager puts beside the tests.
  private static let writer = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent()
    .appendingPathComponent("LedgerWriter")

  private static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: writer.path) }

  private static let roundCount = 200

  @Test(
    "leaves the first batches of the chain and nothing else, and the next writer goes on",
    .enabled(if: isBuilt, "needs the executable LedgerWriter beside the tests")
  )
  func killed() throws {
    var generator = SeededGenerator(seed: 23)
    let life = try Self.lifetime()
    var survivors: [Int: Int] = [:]
    for _ in 0..<Self.roundCount {
      let folder = try LedgerFolder()
      let moment = Double.random(in: 0...life * 1.1, using: &generator)
      try Self.run(on: folder.path, killAfter: moment)
      let count = try Self.batchCount(of: folder.path)
      survivors[count, default: 0] += 1
      guard (0...3).contains(count) else {
        Issue.record("\(count) batches after \(moment) s")
        continue
      }
      let ledger = try folder.open()
      #expect(
        try LedgerDump.timeless(of: folder.path) == ReferenceChain.dump(of: count),
        "killed after \(moment) s with \(count) batches"
      )
      for (index, batch) in try Submissions.chain.get().batches.enumerated() {
        let outcome = try ledger.apply(batch)
        #expect(outcome.knownSequence == (index < count ? index + 1 : nil))
        #expect(outcome.appliedSequence == (index < count ? nil : index + 1))
      }
      #expect(try LedgerDump.timeless(of: folder.path) == ReferenceChain.dump(of: 3))
    }
    // The moments cover the whole life of the writer: before the first batch to after the last.
    #expect(survivors[0, default: 0] > 0)
    #expect(survivors[3, default: 0] > 0)
    #expect(survivors.values.reduce(0, +) == Self.roundCount)
  }

  /// How long the writer takes if nobody kills it.
  private static func lifetime() throws -> Double {
    let folder = try LedgerFolder()
    let start = Date()
    try run(on: folder.path, killAfter: nil)
    #expect(try batchCount(of: folder.path) == 3)
    return Date().timeIntervalSince(start)
  }

  private static func batchCount(of path: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try Ledger(path: path).history()?.batches.count ?? 0
  }

  private static func run(on ledger: String, killAfter seconds: Double?) throws {
    let process = Process()
    process.executableURL = writer
    process.arguments =
      [ledger, BatchFolder.perpetual("bootloaded-three-tasks").path(of: "proof.json")]
      + BatchFolder.perpetualChain.map { $0.path(of: "batch.json") }
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    if let seconds {
      Thread.sleep(forTimeInterval: seconds)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()
    let isExpected =
      seconds == nil
      ? process.terminationStatus == 0
      : process.terminationReason == .uncaughtSignal || process.terminationStatus == 0
    #expect(isExpected, "ended with \(process.terminationStatus)")
  }
}

extension BatchFolder {
  fileprivate func path(of name: String) -> String { url.appending(path: name).path }
}
