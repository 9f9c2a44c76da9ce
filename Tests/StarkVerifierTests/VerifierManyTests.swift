import StarkVerifier
import Synchronization
import TestSupport
import Testing

@Suite("Many proofs side by side")
struct VerifierManyTests {
  /// Good proofs, and between them one that is none.
  private static func proofs() throws -> [[UInt8]] {
    var proofs = try ProofFile.shipped.prefix(4).map { try $0.bytes() }
    proofs.insert(Array("{}".utf8), at: 2)
    return proofs
  }

  @Test("get the verdicts they get alone, in their order", arguments: [1, 2, 3, 64, 0, -1])
  func order(threads: Int) throws {
    let proofs = try Self.proofs()
    let verifier = Verifier(policy: .research)
    let verdicts = verifier.verifyAll(proofs, threads: threads)
    #expect(verdicts.count == proofs.count)
    for (verdict, proof) in zip(verdicts, proofs) {
      switch verdict {
      case .success(let statement):
        #expect(try verifier.verify(proof).output == statement.output)
        #expect(statement.program != nil)
      case .failure(let error):
        #expect(throws: error) { try verifier.verify(proof) }
        #expect(error.code.hasPrefix("malformed/"))
      }
    }
    #expect(verdicts.count { (try? $0.get()) != nil } == 4)
  }

  @Test("none need no thread")
  func none() {
    #expect(Verifier().verifyAll([], threads: 4).isEmpty)
  }

  @Test("each is asked for once, when its turn comes")
  func laziness() throws {
    let folder = CountingProofs(proofs: try Self.proofs())
    #expect(Verifier(policy: .research).verifyAll(folder, threads: 2).count == 5)
    #expect(folder.counts.withLock { $0 } == [1, 1, 1, 1, 1])
  }

  @Test("are read when their turn comes, each once, whatever stands for them")
  func reading() throws {
    let proofs = try Self.proofs()
    let verifier = Verifier(policy: .research)
    let asked = Mutex<[Int]>([])
    let verdicts = verifier.verifyAll(proofs.indices, threads: 1) { index in
      asked.withLock { $0.append(index) }
      return proofs[index]
    }
    #expect(asked.withLock { $0 } == Array(proofs.indices))
    #expect(
      verdicts.map { $0.map(\.output) }
        == proofs.map { proof in
          Result { () throws(VerificationError) in try verifier.verify(proof).output }
        }
    )
    let missing = verifier.verifyAll(["a", "b"], threads: 2) { _ in [] }
    #expect(missing.count == 2)
    for verdict in missing {
      #expect(throws: VerificationError.self) { try verdict.get() }
    }
  }

  @Test("what is begun after the task's own thread was cancelled gets no verdict")
  func cancellationMidway() async throws {
    let proof = try ProofFile.shipped[0].bytes()
    let running = Mutex<Task<[Verifier.Verdict], Never>?>(nil)
    let proofs = CountingProofs(proofs: [[UInt8]](repeating: proof, count: 400)) { index in
      // The lock is held until the task is there.
      if index == 10 { running.withLock { $0?.cancel() } }
    }
    let task = running.withLock { running in
      let task = Task { [proofs] in Verifier(policy: .research).verifyAll(proofs, threads: 2) }
      running = task
      return task
    }
    let verdicts = await task.value
    #expect(verdicts.last == .failure(.cancelled))
    #expect(proofs.counts.withLock { $0.last } == 0)
    #expect(verdicts.contains { (try? $0.get()) != nil })
  }

  @Test("a cancelled task gets no verdict, on none of its threads", arguments: [1, 4])
  func cancellation(threads: Int) async throws {
    let proofs = try Self.proofs()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return Verifier(policy: .research).verifyAll(proofs, threads: threads)
        .map { $0.map(\.output) }
    }
    task.cancel()
    #expect(await task.value == proofs.map { _ in .failure(.cancelled) })
    #expect(VerificationError.cancelled.code == "cancelled")
  }
}

/// Proofs that count how often each was asked for.
private final class CountingProofs: RandomAccessCollection, Sendable {
  private let proofs: [[UInt8]]
  private let tell: @Sendable (Int) -> Void
  let counts: Mutex<[Int]>

  /// The proofs; `tell` hears the index of each that is asked for.
  init(proofs: [[UInt8]], telling tell: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.proofs = proofs
    self.tell = tell
    counts = Mutex([Int](repeating: 0, count: proofs.count))
  }

  var startIndex: Int { 0 }
  var endIndex: Int { proofs.count }

  subscript(index: Int) -> [UInt8] {
    counts.withLock { $0[index] += 1 }
    tell(index)
    return proofs[index]
  }
}
