import Foundation
import GRDB
import HTTPTypes
import StarkService
import StarkVerdicts
import StarkVerifier
import TestSupport
import Testing

@Suite("Faults that pass")
struct TransientFaultTests {
  /// A desk on a store of which one call fails.
  private struct Desk {
    let desk: JobDesk
    let faults: StoreFaults

    init(path: String, failingAt number: Int?, ledger: String? = nil) throws {
      faults = StoreFaults(failingAt: number)
      desk = JobDesk(
        store: try JobStore(path: path, keeping: 100, faults: faults),
        judge: JobJudge(ledgerPath: ledger),
        jobCount: 2,
        queueLength: 64,
        metrics: ServiceMetrics(),
        logger: TestService.silent
      )
    }
  }

  private static func job(_ bytes: [UInt8]) throws -> StoredJob {
    StoredJob(
      id: JobID(try #require(Verifier().id(of: bytes))),
      question: JobQuestion(.proof, policy: .sharp96),
      parts: [StoredJob.Part(.proof, bytes)]
    )
  }

  @Test("whichever call of the store fails, what was accepted is answered, in this process")
  func everyCall() async throws {
    let proof = try ProofFile.shipped("plain-keccak256").bytes()
    let jobs = try [proof, [1], [2]].map(Self.job)
    var number = 0
    while true {
      let file = try TemporaryFile()
      let desk = try Desk(path: file.path, failingAt: number)
      var accepted: [StoredJob] = []
      for job in jobs {
        do throws(RequestFault) {
          let arrival = try desk.desk.arrive(job.id)
          let reply = try await desk.desk.ask(job, arrival, isAsynchronous: true)
          #expect(reply == .accepted)
          accepted.append(job)
        } catch {
          // What was not accepted may be asked again.
          #expect(error == .storeUnusable)
        }
      }
      await desk.desk.board.whenEmpty()
      await desk.desk.finish()
      // Looked at by another, as one call more could be the one that fails.
      let store = try JobStore(path: file.path, keeping: 100)
      for job in accepted {
        guard case .answered(let answer) = try await store.standing(of: job.id) else {
          Issue.record("call \(number): no answer")
          continue
        }
        let outcome = job == jobs[0] ? "accepted" : "malformed"
        #expect(answer.plain.contains(#""outcome":"\#(outcome)""#))
      }
      store.close()
      guard desk.faults.hasFailed else { break }
      number += 1
    }
    // To arrive, to accept, to begin and to finish, of three questions.
    #expect(number >= 12)
  }

  @Test("batches for a ledger that somebody else writes to are applied when it is free")
  func busyLedger() async throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    // What another program writes, longer than a call waits: here a folder in the place of the
    // file.
    try FileManager.default.createDirectory(atPath: ledger, withIntermediateDirectories: true)
    let desk = try Desk(path: folder.path + "/answers.db", failingAt: nil, ledger: ledger)
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    let job = StoredJob(
      id: JobID(newOf: .apply),
      question: JobQuestion(.apply, policy: .sharp96),
      parts: [StoredJob.Part(.proof, proof)]
        + (try BatchFolder.perpetualChain.map {
          StoredJob.Part(.batch, try $0.bytes(of: "batch.json"))
        })
    )
    let arrival = try desk.desk.arrive(job.id)
    // Who waits hears that it is not done yet, and not that it is answered.
    await #expect(throws: RequestFault.ledgerUnusable) {
      try await desk.desk.ask(job, arrival, isAsynchronous: false)
    }
    #expect(try await desk.desk.store.standing(of: job.id) == .open)
    #expect(desk.desk.board.stage(of: job.id) != nil)
    try FileManager.default.removeItem(atPath: ledger)
    await desk.desk.board.whenEmpty()
    guard case .answered(let answer) = try await desk.desk.store.standing(of: job.id) else {
      Issue.record("no answer")
      return
    }
    #expect(answer.plain.contains(#""outcome":"accepted""#))
    await desk.desk.finish()
  }

  @Test("what still fails when the service ends is in the store for the next process")
  func left() async throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/chain.db"
    try FileManager.default.createDirectory(atPath: ledger, withIntermediateDirectories: true)
    let path = folder.path + "/answers.db"
    let desk = try Desk(path: path, failingAt: nil, ledger: ledger)
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    let job = StoredJob(
      id: JobID(newOf: .apply),
      question: JobQuestion(.apply, policy: .sharp96),
      parts: [StoredJob.Part(.proof, proof)]
    )
    let arrival = try desk.desk.arrive(job.id)
    #expect(try await desk.desk.ask(job, arrival, isAsynchronous: true) == .accepted)
    await desk.desk.finish()
    let store = try JobStore(path: path, keeping: 100)
    #expect(try store.takeUp().others == [job.id])
    store.close()
  }

  @Test("what was in hand at an unclean end is answered first, one by one")
  func suspects() async throws {
    let file = try TemporaryFile()
    let proof = try ProofFile.shipped("plain-keccak256").bytes()
    let jobs = try [proof, [1], [2], [3]].map(Self.job)
    let store = try JobStore(path: file.path, keeping: 100)
    _ = try store.takeUp()
    for job in jobs { _ = try await store.accept(job, durably: true) }
    for job in jobs.prefix(3) { _ = try store.begin(job.id) }
    store.close(isClean: false)
    let desk = try Desk(path: file.path, failingAt: nil)
    try desk.desk.resume()
    await desk.desk.board.whenEmpty()
    await desk.desk.finish()
    let order = try await DatabaseQueue(path: file.path).read {
      try String.fetchAll($0, sql: "SELECT id FROM answers ORDER BY number")
    }
    // On two workers and a thread for suspects the proof, which takes longest, would be the last.
    #expect(order == jobs.map(\.id.text))
  }

  @Test("the ledger and the file of questions are not the same, by any name or link")
  func sameFile() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/answers.db"
    try folder.link("link.db", to: path)
    for ledger in [path, folder.path + "/link.db", folder.path + "/./answers.db"] {
      var configuration = ServiceConfiguration(dataPath: path)
      configuration.ledgerPath = ledger
      #expect(throws: ServiceFault.sameFile(path)) {
        try VerificationService(configuration, logger: TestService.silent)
      }
    }
    var configuration = ServiceConfiguration(dataPath: path)
    configuration.ledgerPath = folder.path + "/chain.db"
    #expect(throws: Never.self) {
      try VerificationService(configuration, logger: TestService.silent).desk.store.close()
    }
  }
}
