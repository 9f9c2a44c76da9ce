import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import StoneProofs
import TestSupport
import Testing

@Suite("A proof is read as each release may have made it")
struct StoneReleaseTests {
  /// Pedersen for all layers of all trees, which hashes rows only since March 2024.
  private static func friendly(_ release: StoneRelease) -> StoneCase {
    StoneCase("\(release)") {
      $0.setHashes(channel: .blake256, bottom: .blake256Masked160LSB, top: .pedersen, layers: 22)
      $0.setRelease(release)
    }
  }

  /// Values at once over a channel of bytes.
  private static func updating(_ release: StoneRelease) -> StoneCase {
    StoneCase("\(release)") {
      $0.setHashes(
        channel: .blake256,
        bottom: .blake256Masked160LSB,
        top: .poseidon3,
        layers: 3
      )
      $0.parameters.verifierFriendlyChannelUpdates = true
      $0.setRelease(release)
    }
  }

  private static func failure(of stoneCase: StoneCase, cheat: StoneCheat? = nil) throws
    -> StoneVerificationError?
  {
    let file = try stoneCase.prove(cheat: cheat)
    return #expect(throws: StoneVerificationError.self) { try stoneCase.verify(file) }
  }

  @Test("rows of August 2023 and of March 2024 under the same parameters: each its own release")
  func rows() throws {
    let old = Self.friendly(.august2023)
    let new = Self.friendly(.march2024)
    #expect(old.parameters == new.parameters)
    let oldFile = try old.prove()
    let newFile = try new.prove()
    #expect(oldFile.proof != newFile.proof)
    let found = try [oldFile, newFile].map { try old.verify($0).statement }
    #expect(found.map(\.version.release) == [.august2023, .march2024])
    #expect(found.map(\.treeHash.rows) == [.bottom, .byDepth])
    // The bottom hash is in every tree of the first release, and counts as the weakest.
    #expect(found[0].commitmentHashes == [.pedersen, .blake256Masked160LSB])
    #expect(found[1].commitmentHashes == [.pedersen])
  }

  @Test("a file that may be of both is worth what the weaker one is")
  func weakest() throws {
    let file = try Self.friendly(.march2024).prove()
    let readings = try StoneReading.candidates(for: file)
    #expect(readings.map(\.version.release) == [.march2024, .august2023])
    #expect(readings.weakest.version.release == .august2023)
    #expect(readings.weakest.soundness.collisionBits == 80)
  }

  @Test("rows of August 2023 beside what that release did not have: refused at the first opening")
  func newerMembers() throws {
    let file = try Self.friendly(.august2023).prove()
    var parameters = file.parameters
    parameters.statedMembers.insert(.powHash)
    let newer = StoneProofFile(
      parameters: parameters,
      publicInput: file.publicInput,
      proof: file.proof
    )
    #expect {
      try Self.friendly(.august2023).verify(newer)
    } throws: { error in
      guard case .rejected(.decommitment(.trace, .rootMismatch)) = error as? StoneVerificationError
      else { return false }
      return true
    }
  }

  @Test("where rows are hashed alike there is one reading, not two")
  func sameRows() throws {
    var counts = OperationCounts()
    let plain = StoneCase("no friendly layers") {
      $0.setHashes(channel: .blake256, bottom: .blake256Masked160LSB)
      $0.setRelease(.march2024)
    }
    let candidates = try StoneStatement.candidates(for: plain.prove(), counts: &counts)
    #expect(candidates.map(\.version.release) == [.march2024])
  }

  @Test("the second reading tells its own failure: the opening that was altered")
  func laterFailure() throws {
    let stoneCase = Self.friendly(.august2023)
    for table in StoneTable.allCases {
      let error = try Self.failure(of: stoneCase, cheat: .forgedSibling(table, index: 0))
      guard case .rejected(.decommitment(table, .rootMismatch)) = error else {
        Issue.record("\(table): \(String(describing: error))")
        continue
      }
    }
    let error = try Self.failure(of: stoneCase, cheat: .fri(.wrongLeaf(layer: 2, index: 0)))
    guard case .rejected(.fri(.decommitment(layer: 2, .rootMismatch))) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test("the log of the second reading has the transcript once and only its own openings")
  func log() throws {
    let stoneCase = Self.friendly(.august2023)
    let file = try stoneCase.prove()
    var log = TranscriptLog.recording
    _ = try stoneCase.verify(file, log: &log)
    let ranges = log.entries.compactMap(\.byteRange)
    #expect(ranges.first?.lowerBound == 0)
    #expect(ranges.last?.upperBound == file.proof.count)
    for (range, next) in zip(ranges, ranges.dropFirst()) {
      #expect(range.upperBound == next.lowerBound)
    }
  }

  @Test(
    "a valid proof of a Stone that was never published is no rejected one",
    arguments: [StoneRelease.cairoLang0130, .cairoLang0120]
  )
  func unpublished(release: StoneRelease) throws {
    let stoneCase = Self.updating(release)
    #expect(try Self.failure(of: stoneCase) == .unpublished(release))
    // A damaged one is: nothing but a proof that holds is told to be of that release.
    let altered = try Self.failure(of: stoneCase, cheat: .wrongLeaf(.interaction, index: 3))
    guard case .rejected(.decommitment(.interaction, .rootMismatch)) = altered else {
      Issue.record("\(String(describing: altered))")
      return
    }
    let forged = try Self.failure(of: stoneCase, cheat: .wrongTrace(column: 1, row: 3))
    guard case .rejected(.outOfDomain) = forged else {
      Issue.record("\(String(describing: forged))")
      return
    }
  }

  @Test("the same parameters in a published form are accepted, and their forgeries rejected")
  func published() throws {
    let stoneCase = Self.updating(.march2024)
    let verification = try stoneCase.verify(try stoneCase.prove())
    #expect(verification.statement.version.release == .march2024)
    let file = try stoneCase.prove()
    var log = TranscriptLog.recording
    _ = try stoneCase.verify(file, log: &log)
    let nonce = try #require(log.entries.first { $0.label == "POW" }?.byteRange)
    var proof = file.proof
    proof[nonce.lowerBound] ^= 1
    let damaged = StoneProofFile(
      parameters: file.parameters,
      publicInput: file.publicInput,
      proof: proof
    )
    #expect {
      try stoneCase.verify(damaged)
    } throws: { error in
      guard let error = error as? StoneVerificationError, case .rejected = error else {
        return false
      }
      return true
    }
  }

  @Test("of several tables tried the failure of the one that got furthest is told, in any order")
  func furthest() throws {
    var json = try MutationCorpus.shipped("starknet_with_keccak-blake")
    // Without it the file may be older than the second definition of its layout.
    try json.remove("/proof_parameters/pow_hash")
    try json.set("/public_input/public_memory/7/value", to: .string("0x1"))
    let file = try StoneProofFile(decoding: Array(json.text.utf8))
    var counts = OperationCounts()
    let candidates = try StoneStatement.candidates(for: file, counts: &counts)
    let releases: [StoneRelease] = [.september2024, .march2024, .august2023]
    #expect(candidates.map(\.version.release) == releases)
    func failure(_ candidates: [StoneStatement]) -> StoneVerificationError? {
      #expect(throws: StoneVerificationError.self) {
        var log = TranscriptLog.off
        var clock = StageClock()
        _ = try StoneVerifier.verify(
          candidates: candidates,
          proof: file.proof,
          log: &log,
          clock: &clock
        )
      }
    }
    let wrong = failure([candidates[2]])
    guard case .malformed(.nonCanonicalWord) = wrong else {
      Issue.record("the wrong table fails early: \(String(describing: wrong))")
      return
    }
    for order in [[0, 1, 2], [2, 1, 0], [2, 0, 1]] {
      let told = failure(order.map { candidates[$0] })
      guard case .rejected(.outOfDomain) = told else {
        Issue.record("\(order): \(String(describing: told))")
        continue
      }
    }
  }

  @Test("of several versions that do not fit, the failure is that of the one that got furthest")
  func versions() throws {
    let file = try StoneCase("").prove()
    var parameters = file.parameters
    parameters.lastLayerDegreeBound *= 2
    let altered = StoneProofFile(
      parameters: parameters,
      publicInput: file.publicInput,
      proof: file.proof
    )
    var counts = OperationCounts()
    #expect(throws: StoneStatementError.degreeBound(log2Expected: 8, log2Found: 9)) {
      try StoneStatement.candidates(for: altered, counts: &counts)
    }
  }
}
