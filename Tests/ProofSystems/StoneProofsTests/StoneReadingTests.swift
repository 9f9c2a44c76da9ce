import StarkAlgebra
import StarkCairo
import StarkCommitments
import StarkFRI
import StoneProofs
import TestSupport
import Testing

@Suite("What a file says before anything is hashed")
struct StoneReadingTests {
  private func reading(_ change: (inout StoneCase) -> Void) throws -> StoneReading {
    let stoneCase = StoneCase("", change)
    let run = CairoRun(CairoProgram.squaring(count: 1), stepCount: 16)
    let file = StoneProofFile(
      parameters: stoneCase.parameters,
      publicInput: run.publicInput,
      proof: []
    )
    return try #require(try StoneReading.candidates(for: file).first)
  }

  @Test("the weakest hash decides the bits against collisions: seed, pages, channel or trees")
  func collisionBits() throws {
    func bits(_ change: (inout StoneCase) -> Void) throws -> Int {
      try reading(change).soundness.collisionBits
    }
    #expect(try bits { _ in } == 128)
    #expect(try bits { $0.parameters.pageHash = .pedersen } == 125)
    #expect(try bits { $0.parameters.channelHash = .poseidon3 } == 125)
    #expect(try bits { $0.parameters.commitmentHash = .keccak256Masked160MSB } == 80)
    #expect(try bits { $0.parameters.commitmentHash = .blake256Masked248LSB } == 124)
    // A hash of no layer counts only if it makes the seed.
    let seeded: (inout StoneCase) -> Void = {
      $0.parameters.verifierFriendlyCommitmentHash = .keccak256Masked160LSB
    }
    #expect(try bits(seeded) == 128)
    #expect(
      try bits {
        seeded(&$0)
        $0.parameters.verifierFriendlyChannelUpdates = true
      } == 80
    )
  }

  @Test("the seed's hash is a commitment hash, unless it is the channel's")
  func seedHash() throws {
    let own = try reading {
      $0.parameters.commitmentHash = .blake256
      $0.parameters.verifierFriendlyCommitmentHash = .keccak256Masked160LSB
      $0.parameters.verifierFriendlyChannelUpdates = true
    }
    #expect(own.treeHashes == [.blake256])
    #expect(own.commitmentHashes == [.blake256, .keccak256Masked160LSB])
    let channels = try reading {
      $0.parameters.commitmentHash = .blake256
      $0.parameters.verifierFriendlyCommitmentHash = .keccak256Masked160LSB
    }
    #expect(channels.parameters.seedHash == .keccak256)
    #expect(channels.commitmentHashes == [.blake256])
  }

  @Test("pages are hashed once for all readings, and only for statements")
  func hashing() throws {
    var stoneCase = StoneCase("")
    stoneCase.parameters.pageHash = .pedersen
    let run = CairoRun(CairoProgram.squaring(count: 1), stepCount: 16)
    let file = StoneProofFile(
      parameters: stoneCase.parameters,
      publicInput: run.publicInput,
      proof: []
    )
    let readings = try StoneReading.candidates(for: file)
    #expect(readings.count >= 2)
    var counts = OperationCounts()
    let statements = try StoneStatement.candidates(of: readings, counts: &counts)
    #expect(statements.count == readings.count)
    #expect(counts.pedersenHashes == 2 * run.publicInput.publicMemory.count + 1)
  }
}
