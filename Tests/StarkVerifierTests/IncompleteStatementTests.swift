import StarkVerifier
import StoneProofs
import TestSupport
import Testing

@Suite("A valid proof of a run that shows too little")
struct IncompleteStatementTests {
  /// A policy without a floor that wants a complete statement.
  private static let complete = AcceptancePolicy(name: "complete", minimumBits: [:])

  /// A proof of a run, with the public cells at `hidden` left out.
  private static func proof(hiding hidden: ClosedRange<UInt64>?) throws -> [UInt8] {
    let run = CairoRun(CairoProgram.squaring(count: 1), stepCount: 16)
    let shown = hidden.map { run.hiding($0) } ?? run
    let prover = try StoneProver(shown, parameters: .small, seedVersion: .s6)
    return Array(try prover.prove().text.utf8)
  }

  @Test("is accepted where that is allowed, and says what was not checked")
  func allowed() throws {
    let statement = try Verifier(policy: .research).verify(try Self.proof(hiding: 1...6))
    #expect(statement.program == nil)
    #expect(statement.uncheckedItems.contains("start-up code"))
    #expect(statement.uncheckedItems.contains("program bytecode"))
    #expect(!statement.uncheckedItems.contains("first frame"))
  }

  @Test("is refused where it is not")
  func refused() throws {
    let bytes = try Self.proof(hiding: 1...6)
    #expect(throws: VerificationError.refused(.incompleteStatement)) {
      try Verifier(policy: Self.complete).verify(bytes)
    }
    let whole = try Self.proof(hiding: nil)
    #expect(try Verifier(policy: Self.complete).verify(whole).uncheckedItems.isEmpty)
  }

  @Test("is refused when a program is asked for, even if it may be incomplete")
  func program() throws {
    let whole = try Verifier(policy: .research).verify(try Self.proof(hiding: nil))
    let hash = try #require(whole.program?.hash)
    var policy = AcceptancePolicy.research
    policy.programHashes = [hash]
    let bytes = try Self.proof(hiding: 1...6)
    #expect(
      throws: VerificationError.refused(.programHash(allowed: [hash], offered: nil))
    ) {
      try Verifier(policy: policy).verify(bytes)
    }
    let shown = try Self.proof(hiding: nil)
    #expect(try Verifier(policy: policy).verify(shown).program?.hash == hash)
  }
}
