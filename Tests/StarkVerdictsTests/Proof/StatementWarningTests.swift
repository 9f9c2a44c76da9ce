import Foundation
import StarkFaults
import StarkVerdicts
import StarkVerifier
import TestSupport
import Testing

@Suite("What an accepted verdict says of the program")
struct StatementWarningTests {
  private static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](
      try Data(contentsOf: RepositoryFolder.root.appending(path: "Vectors/\(path).json"))
    )
  }

  private static func verdict(_ path: String, asking hashes: [ProgramHash]?) throws -> Verdict {
    var policy = AcceptancePolicy.sharp96
    policy.programHashes = hashes.map(Set.init)
    return ProofCheck(policy: policy).verdict(on: try bytes(path))
  }

  /// The members of the statement in the verdict's JSON.
  private static func statement(_ verdict: Verdict) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(verdict.json.utf8))
    return try #require((json as? [String: Any])?["statement"] as? [String: Any])
  }

  @Test("a warning tells that a bootloader alone was asked for, and any task will do (case 27)")
  func bootloaderAlone() throws {
    let path = "Batches/Perpetual/bootloaded-three-tasks/proof"
    let any = try Self.verdict(path, asking: nil)
    let program = try #require(any.statement?.program)
    let tasks = try #require(program.tasks)
    #expect(any.warnings.isEmpty && any.status == .accepted)

    let alone = try Self.verdict(path, asking: [program.hash])
    #expect(alone.status == .accepted)
    #expect(alone.warnings.contains { $0.contains("any task will do") })
    #expect(try Self.statement(alone)["pinned_by"] as? String == "task")

    let named = try Self.verdict(path, asking: tasks.map(\.programHash))
    #expect(named.status == .accepted && named.warnings.isEmpty)
    #expect(try Self.statement(named)["pinned_by"] as? String == "tasks")

    let unknown = try #require(ProgramHash(hexadecimal: "0x7"))
    let other = try Self.verdict(path, asking: [unknown])
    #expect(other.reason?.code == "policy/program-hash")
  }

  @Test("a task whose output lies on several pages has no fact (case 9)")
  func factsOfPages() throws {
    let verdict = try Self.verdict("Batches/Perpetual/bootloaded-three-tasks/proof", asking: nil)
    let program = try #require(verdict.statement?.program)
    #expect(program.fact == nil)
    let tasks = try #require(program.tasks)
    #expect(tasks.allSatisfy { $0.fact == nil })
    let json = try Self.statement(verdict)
    let shown = try #require(json["program"] as? [String: Any])
    #expect(shown["fact"] is NSNull)
    let first = try #require((shown["tasks"] as? [[String: Any]])?.first)
    #expect(first["fact"] is NSNull && first["report"] is NSNull)
    // In one page it is known.
    let single = try Self.verdict("Proofs/Stone/starknet-sharp", asking: nil)
    #expect(single.statement?.program?.fact != nil)
  }

  @Test("several programs that fit are listed, with a warning, and none of them is the program")
  func candidates() throws {
    let verdict = try Self.verdict("Crafted/amb", asking: nil)
    #expect(verdict.status == .accepted)
    #expect(verdict.warnings.contains { $0.contains("2 programs fit") })
    let json = try Self.statement(verdict)
    #expect(json["program"] is NSNull && json["pinned_by"] is NSNull)
    let candidates = try #require(json["program_candidates"] as? [[String: Any]])
    #expect(candidates.map { $0["builtins"] as? [String] } == [["output"], ["pedersen"]])
    let hash = try #require(verdict.statement?.programCandidates.last?.hash)
    let named = try Self.verdict("Crafted/amb", asking: [hash])
    #expect(named.warnings.isEmpty && named.statement?.program?.hash == hash)
  }

  @Test("the verdict shows what Starknet registers, and what its program hash leaves open")
  func integrity() throws {
    let json = try Self.statement(try Self.verdict("Proofs/Stone/starknet-sharp", asking: nil))
    let shown = try #require(json["integrity"] as? [String: Any])
    #expect(
      Set(shown.keys) == [
        "memory_verification", "program_hash", "output_hash", "fact_hash", "open",
      ]
    )
    #expect(shown["memory_verification"] as? String == "strict")
    let paged = try Self.verdict("Batches/Perpetual/bootloaded-three-tasks/proof", asking: nil)
    #expect(try Self.statement(paged)["integrity"] is NSNull)
  }
}
