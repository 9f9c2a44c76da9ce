import Foundation
import TestSupport
import Testing

/// What the header promises about the process that loads the library, as `process.c` sees it.
@Suite(
  "The library in a process",
  .enabled(if: InstalledLibrary.canBeBuilt, "no C compiler, make or binutils, or no library")
)
struct ProcessTests {
  private static let proof = ProofFile.shipped("starknet-sharp").url.path
  private static let chain = BatchFolder.perpetual("bootloaded-three-tasks").url
    .appending(path: "proof.json").path
  private static let batches = BatchFolder.perpetualChain
    .map { $0.url.appending(path: "batch.json").path }

  /// What ends a process that crashes: SIGILL, SIGTRAP, SIGABRT, SIGBUS and SIGSEGV.
  private static let crashes: Set<Int32> = [4, 5, 6, 7, 11]

  /// What a function returned, and the threads before, started during and after the call.
  private struct Call: Equatable {
    let name: String
    let code: Int
    let threads: [Int]
  }

  private func run(
    _ questions: String,
    limits: String = "-",
    library: URL? = nil,
    proof: String = Self.proof,
    batches: [String] = Self.batches,
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    let library = try library ?? InstalledLibrary.shared().file
    // Linked with no library: it loads one.
    let program = try CProgram(CProgram.source("process.c"), ["-rdynamic", "-Wl,--as-needed"])
    let arguments = [library.path, questions, limits, proof, Self.chain] + batches
    return try program.run(arguments, environment: environment)
  }

  private func calls(_ run: ProgramRun) throws -> [Call] {
    try run.output.split(separator: "\n").map { line in
      let fields = line.split(separator: " ")
      let numbers = fields.dropFirst().compactMap { Int($0) }
      try #require(numbers.count == 4, "\(line)")
      return Call(name: String(fields[0]), code: numbers[0], threads: Array(numbers[1...]))
    }
  }

  /// Expects that every function of the header was called, returned `codes` and started no thread.
  private func expectNoThread(_ calls: [Call], control: Int) throws {
    #expect(try Set(calls.map(\.name)) == CProgram.functions().union(["control"]))
    for call in calls where call.name != "control" {
      #expect(call.threads == [1, 0, 1], "\(call)")
      #expect(call.code == (call.name == "stark_abi_version" ? 1 : 0), "\(call)")
    }
    #expect(calls.last == Call(name: "control", code: control, threads: [1, 1, 1]))
  }

  @Test("no function starts a thread, catches a signal, holds one back or prints")
  func threads() throws {
    let run = try run("calls")
    #expect(run.code == 0, "\(run.output)")
    #expect(run.error.isEmpty)
    try expectNoThread(calls(run), control: 0)
  }

  @Test("every function answers as ever where no thread can be made", arguments: ["p0", "p1"])
  func noThreads(limits: String) throws {
    let run = try run("calls", limits: limits)
    #expect(run.code == 0, "\(run.output) \(run.error)")
    // The control fails to make one, so that the limit is seen to work.
    try expectNoThread(calls(run), control: -1)
  }

  @Test(
    "every call returns, or ends the process with a message, in an address space however small",
    arguments: [22, 24, 26, 28, 30, 35, 40, 60, 100, 200]
  )
  func smallAddressSpace(megabytes: Int) throws {
    let run = try run("calls", limits: "m\(megabytes)")
    try expectEnd(run)
    // A few MiB beside the library are enough for files of this size.
    if megabytes >= 60 { #expect(run.code == 0, "\(run.error)") }
  }

  /// Expects a code for every call, or the end that the header speaks of.
  private func expectEnd(_ run: ProgramRun) throws {
    let ends: Set<Int32> = Self.crashes.union([0, 3])
    #expect(ends.contains(run.code), "\(run.code): \(run.error)")
    #expect((run.code == 0) == run.error.isEmpty, "\(run.code)")
    for call in try calls(run) { #expect([-1, 0, 1, 3, 70].contains(call.code), "\(call)") }
  }

  @Test(
    "where memory is short a copy is refused by a code, the work ends the process, or all is well"
  )
  func shortMemory() throws {
    let folder = try TemporaryFolder()
    // The dearest kind of file, and just beyond a power of two, where arrays grow.
    let text = "[" + String(repeating: "0,", count: (1 << 23) + 4096) + "0]"
    let proof = try folder.write(text, to: "zeros.json")
    var ends: Set<Int> = []
    for megabytes in [40, 44, 48, 60, 100, 200, 300, 560] {
      let run = try run("calls", limits: "m\(megabytes)", proof: proof)
      try expectEnd(run)
      let verified = try calls(run).first { $0.name == "stark_verify" }
      if let verified { ends.insert(verified.code) }
      if Self.crashes.contains(run.code) { ends.insert(-1) }
      // 16 MiB of file, as much for the copy, 30 bytes for each byte, the library, a few MiB.
      if megabytes == 560 { #expect(verified?.code == 3, "\(run.error)") }
    }
    #expect(ends == [70, -1, 3])
  }

  @Test("the work on a batch needs no more than 30 bytes for each byte beside the copies")
  func memoryBound() throws {
    let folder = try TemporaryFolder()
    let list = String(repeating: "0,", count: (1 << 21) + 4096) + "0"
    let batch = try folder.write(#"{"schema":1,"batch":{"x":["# + list + "]}}", to: "batch.json")
    // Three files and copies of 4 MiB, 30 bytes for each byte of one, the library and a few MiB.
    let run = try run("calls", limits: "m180", batches: [batch, batch, batch])
    #expect(run.code == 0, "\(run.error)")
    #expect(try calls(run).first { $0.name == "stark_settle_check" }?.code == 3)
  }

  @Test("loaded, used and unloaded three times, it harms nobody")
  func unloading() throws {
    let run = try run("unload")
    #expect(run.code == 0, "\(run.code): \(run.output) \(run.error)")
    #expect(run.output.isEmpty)
    #expect(run.error.isEmpty)
  }

  @Test("variables for reports of crashes make it neither print nor catch signals")
  func backtraces() throws {
    let environment = ["SWIFT_BACKTRACE": "enable=yes,color=no", "SWIFT_ROOT": "/"]
    let run = try run("calls", environment: environment)
    #expect(run.code == 0, "\(run.output)")
    #expect(run.error.isEmpty)
    // The runtime of the toolchain, which this build's own library uses, does one or the other.
    let other = try self.run("calls", library: CProgram.library, environment: environment)
    #expect(other.code == 1 || !other.error.isEmpty)
  }
}
