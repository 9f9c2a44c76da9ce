import CStarkVerify
import Foundation
import StarkABI
import StarkVerdicts
import StarkVerifier
import TestSupport
import Testing

@Suite("The functions of the C library")
struct FunctionTests {
  /// Calls `stark_verify` as C would.
  private func verify(_ proof: [UInt8], policy: String?) throws -> Reply {
    var report: UnsafeMutablePointer<CChar>?
    var length = 0
    var policy = policy.map { Array($0.utf8) } ?? []
    let isGiven = !policy.isEmpty
    policy.append(0)
    let code = unsafe proof.withUnsafeBytes { bytes in
      unsafe policy.withUnsafeBytes { text in
        unsafe stark_verify(
          bytes.baseAddress,
          bytes.count,
          isGiven ? text.baseAddress?.assumingMemoryBound(to: CChar.self) : nil,
          isGiven ? text.count - 1 : 0,
          &report,
          &length
        )
      }
    }
    defer { unsafe stark_report_free(report) }
    let bytes = unsafe UnsafeRawBufferPointer(start: report, count: length)
    return try Reply(code: code, json: unsafe String(decoding: bytes, as: UTF8.self))
  }

  @Test("answer as the modules below them do, for good and bad proofs")
  func proofs() throws {
    var outcomes: Set<Int32> = []
    for embeddingCase in try EmbeddingCase.all() {
      guard case .proof(let bytes) = embeddingCase.question, !bytes.isEmpty else { continue }
      let reply = try verify(bytes, policy: embeddingCase.policy)
      #expect(try reply == embeddingCase.expected(), "\(embeddingCase)")
      outcomes.insert(reply.code)
    }
    #expect(outcomes == [0, 1, 2, 3])
  }

  @Test("codes are those of the command")
  func codes() {
    let named: [StarkVerdicts.ExitStatus] = [
      .accepted, .rejected, .refused, .malformed, .unsupported, .usage, .fault,
    ]
    let codes = [
      STARK_ACCEPTED, STARK_REJECTED, STARK_REFUSED, STARK_MALFORMED, STARK_UNSUPPORTED,
      STARK_USAGE, STARK_FAULT,
    ]
    #expect(codes.map { Int($0) } == named.map { Int($0.rawValue) })
    // What is left has to do with files and ledgers, which the library does not know.
    let others = Set(StarkVerdicts.ExitStatus.allCases).subtracting(named)
    #expect(others == [.alerts, .unreadable])
  }

  @Test("tell their versions")
  func versions() {
    #expect(stark_abi_version() == 1)
    let version = unsafe stark_library_version().map { unsafe String(cString: $0) }
    #expect(version == Verifier.version)
  }

  @Test("a fault of the call is named in the report")
  func usage() throws {
    let reply = try verify([1], policy: "sharp-97")
    #expect(reply.code == 64)
    #expect(reply.report["code"] as? String == "usage/policy")
    #expect(reply.report["outcome"] as? String == "usage")
    #expect((reply.report["reason"] as? String)?.contains("“sharp-97”") == true)
  }
}
