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

  @Test("a cancelled task gets no verdict")
  func cancellation() async throws {
    let proof = try ProofFile.shipped[0].bytes()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return Verifier(policy: .research).verifyAll([proof], threads: 1)
        .map { $0.map(\.output) }
    }
    task.cancel()
    #expect(await task.value == [.failure(.cancelled)])
    #expect(VerificationError.cancelled.code == "cancelled")
  }
}

/// Proofs that count how often each was asked for.
private final class CountingProofs: RandomAccessCollection, Sendable {
  private let proofs: [[UInt8]]
  let counts: Mutex<[Int]>

  init(proofs: [[UInt8]]) {
    self.proofs = proofs
    counts = Mutex([Int](repeating: 0, count: proofs.count))
  }

  var startIndex: Int { 0 }
  var endIndex: Int { proofs.count }

  subscript(index: Int) -> [UInt8] {
    counts.withLock { $0[index] += 1 }
    return proofs[index]
  }
}
