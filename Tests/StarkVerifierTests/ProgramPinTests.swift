import Foundation
import StarkVerifier
import StoneProofs
import TestSupport
import Testing

/// Which hashes name a program, on proofs that a prover of our own made to deceive, and on real
/// ones.
@Suite("Pinned programs")
struct ProgramPinTests {
  private static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](
      try Data(contentsOf: RepositoryFolder.root.appending(path: "Vectors/\(path).json"))
    )
  }

  private static func hash(_ digits: String) throws -> ProgramHash {
    try #require(ProgramHash(hexadecimal: digits))
  }

  /// A policy that asks for one of `hashes`.
  private static func policy(
    _ base: AcceptancePolicy = .provable128,
    asking hashes: ProgramHash...,
    layouts: Set<CairoLayout>? = nil
  ) -> AcceptancePolicy {
    var policy = base
    policy.programHashes = Set(hashes)
    policy.layouts = layouts
    return policy
  }

  private static let taskDigits =
    "0x48a77550e3759637330ab5975c991cb5cc990d07a3185d843644e1f958e218d"

  @Test(
    "a bytecode hash is no pin where the prover chose the builtins: the forged run and the honest one (core 1)",
    arguments: [
      "0x35e30c54125698645a395c26f21c7e6ccac46623d73454366df9f4e8497fc82",
      "0x791a0743ca85c2eeac80f4a2f1f22f266fa3034ee78eeaa0e40f9eb28a52719",
    ]
  )
  func bytecode(digits: String) throws {
    let bytecode = try Self.hash(digits)
    let task = try Self.hash(Self.taskDigits)
    for name in ["dex-false", "dex-true"] {
      let bytes = try Self.bytes("Crafted/\(name)")
      let own = try #require(try Verifier(policy: .provable128).verify(bytes).program)
      #expect(
        own.builtins == (name == "dex-true" ? ["output", "pedersen"] : ["output", "range_check"])
      )
      #expect((own.hash == task) == (name == "dex-true"))
      let refusal = VerificationError.refused(
        .builtinsNotBound(pinned: bytecode, programs: [own.hash])
      )
      #expect(refusal.code == "policy/program-hash")
      #expect(throws: refusal) { try Verifier(policy: Self.policy(asking: bytecode)).verify(bytes) }
      // The layout doesn't help where the program takes some of its builtins only.
      #expect(throws: refusal) {
        try Verifier(policy: Self.policy(asking: bytecode, layouts: [.dex])).verify(bytes)
      }
      // Beside a hash that binds the builtins it does no harm.
      let both = Self.policy(asking: bytecode, own.hash)
      #expect(try Verifier(policy: both).verify(bytes).program == own)
    }
  }

  @Test("the hash that binds the builtins takes the honest run and refuses the forged one (core 1)")
  func task() throws {
    let pinned = Self.policy(asking: try Self.hash(Self.taskDigits))
    let honest = try Verifier(policy: pinned).verify(try Self.bytes("Crafted/dex-true"))
    #expect(honest.programPin == .program(convention: "task"))
    let forged = try Self.bytes("Crafted/dex-false")
    let error = #expect(throws: VerificationError.self) {
      try Verifier(policy: pinned).verify(forged)
    }
    #expect(error?.code == "policy/program-hash")
  }

  @Test(
    "several programs that fit are all accepted by name, and none is called the program (core 4)"
  )
  func ambiguous() throws {
    let bytes = try Self.bytes("Crafted/amb")
    let statement = try Verifier().verify(bytes)
    #expect(statement.program == nil && statement.programPin == nil)
    #expect(statement.uncheckedItems.isEmpty)
    #expect(statement.programCandidates.map(\.builtins) == [["output"], ["pedersen"]])
    #expect(statement.programCandidates[1].hash.description.hasPrefix("0x2130bfcc"))
    for candidate in statement.programCandidates {
      let named = try Verifier(policy: Self.policy(.sharp96, asking: candidate.hash)).verify(bytes)
      #expect(named.program == candidate)
      #expect(named.programCandidates.isEmpty)
      #expect(candidate.fact != nil)
    }
    #expect(Set(statement.programCandidates.map { $0.fact?.description }).count == 2)
    let other = try Self.hash("0x1234")
    #expect(
      throws: VerificationError.refused(
        .ambiguousProgram(allowed: [other], candidates: statement.programCandidates.map(\.hash))
      )
    ) {
      try Verifier(policy: Self.policy(.sharp96, asking: other)).verify(bytes)
    }
  }

  @Test(
    "a bytecode hash is a pin with layouts that agree in the builtins, and without one that has others"
  )
  func layouts() throws {
    let bytes = try Self.bytes("Proofs/Stone/small-keccak256")
    let statement = try Verifier().verify(bytes)
    let program = try #require(statement.program)
    #expect(program.builtins == ["output", "pedersen", "range_check", "ecdsa"])
    let fact = try #require(statement.integrityFact)
    #expect(fact.memoryVerification == "strict" && fact.openQuestions.count == 1)
    let bytecode = try Self.hash(fact.programHash.description)
    for layouts: Set<CairoLayout> in [[.small], [.small, .dex, .perpetual, .starknet]] {
      let policy = Self.policy(.sharp96, asking: bytecode, layouts: layouts)
      let found = try Verifier(policy: policy).verify(bytes)
      #expect(found.programPin == .program(convention: "bytecode-poseidon"))
      #expect(found.program == program)
    }
    // In `recursive` the fourth builtin is another.
    for layouts: Set<CairoLayout>? in [nil, [.small, .recursive]] {
      let policy = Self.policy(.sharp96, asking: bytecode, layouts: layouts)
      #expect(
        throws: VerificationError.refused(
          .builtinsNotBound(pinned: bytecode, programs: [program.hash])
        )
      ) {
        try Verifier(policy: policy).verify(bytes)
      }
    }
  }

  @Test("a pin adds a condition and lifts none: an incomplete statement stays refused")
  func incomplete() throws {
    let run = CairoRun(CairoProgram.squaring(count: 1), stepCount: 16)
    let prover = try StoneProver(run, parameters: .small, seedVersion: .s6)
    let bytes = Array(try prover.prove().text.utf8)
    let hash = try #require(try Verifier(policy: .research).verify(bytes).program?.hash)
    let hidden = try StoneProver(run.hiding(1...6), parameters: .small, seedVersion: .s6)
    let hiddenBytes = Array(try hidden.prove().text.utf8)
    for allows in [false, true] {
      var policy = AcceptancePolicy(name: "asking", minimumBits: [:])
      policy.programHashes = [hash]
      policy.allowsIncompleteStatement = allows
      #expect(
        throws: VerificationError.refused(.programHash(allowed: [hash], offered: nil))
      ) {
        try Verifier(policy: policy).verify(hiddenBytes)
      }
      #expect(try Verifier(policy: policy).verify(bytes).program?.hash == hash)
    }
  }
}

/// Proofs of other projects, with what Integrity's contracts register of them.
@Suite(
  "What Starknet registers of a proof",
  .enabled(if: SharedMaterial.isPresent, "the shared material is absent")
)
struct IntegrityFactTests {
  fileprivate struct Facts: Decodable {
    struct Fact: Decodable, Sendable, CustomTestStringConvertible {
      let proof: String
      let memory_verification: String
      let program_hash: String
      let output_hash: String
      let fact_hash: String

      var testDescription: String { proof }
    }
    let facts: [Fact]
  }

  private static let facts: [Facts.Fact] = {
    let facts: Facts? = try? SharedMaterial.decode(from: "cases/integrity-facts.json")
    return facts?.facts ?? []
  }()

  @Test("is shown: hashes of program and output, and the fact (case 29)", arguments: facts)
  fileprivate func shown(expected: Facts.Fact) throws {
    let bytes = [UInt8](try SharedMaterial.data("proofs/peers2/" + expected.proof))
    let statement = try Verifier(policy: .research).verify(bytes)
    let fact = try #require(statement.integrityFact)
    #expect(fact.programHash.description == expected.program_hash)
    #expect(fact.outputHash.description == expected.output_hash)
    #expect(fact.factHash.description == expected.fact_hash)
    #expect((fact.memoryVerification == "cairo1") == (expected.memory_verification == "cairo1"))
  }

  @Test(
    "names programs without the standard start-up code, which can be pinned so (case 23)",
    arguments: facts
  )
  fileprivate func pinned(expected: Facts.Fact) throws {
    guard expected.memory_verification == "cairo1" else { return }
    let bytes = [UInt8](try SharedMaterial.data("proofs/peers2/" + expected.proof))
    let hash = try #require(ProgramHash(hexadecimal: expected.program_hash))
    var policy = AcceptancePolicy.research
    policy.programHashes = [hash]
    let statement = try Verifier(policy: policy).verify(bytes)
    #expect(statement.programPin == .publicMemory)
    #expect(statement.program == nil && !statement.uncheckedItems.isEmpty)
    // What is not checked is refused all the same.
    policy.allowsIncompleteStatement = false
    #expect(throws: VerificationError.refused(.incompleteStatement)) {
      try Verifier(policy: policy).verify(bytes)
    }
    let other = try #require(ProgramHash(hexadecimal: "0x1234"))
    policy.programHashes = [other]
    #expect(throws: VerificationError.refused(.programHash(allowed: [other], offered: nil))) {
      try Verifier(policy: policy).verify(bytes)
    }
  }
}
