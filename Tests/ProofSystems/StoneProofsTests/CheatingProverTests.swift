import StarkAlgebra
import StarkCairo
import StarkChannel
import StarkCommitments
import StarkFRI
import StoneProofs
import TestSupport
import Testing

@Suite("The Stone verifier catches a cheating prover at the intended check")
struct CheatingProverTests {
  /// The same proof over bytes and over field elements, with and without a first folding, and one
  /// that has a second reading after the out-of-domain check.
  static let cases: [StoneCase] = [
    StoneCase("bytes") {
      $0.parameters.friSteps = [0, 2, 1]
      $0.parameters.lastLayerDegreeBound = 32
      $0.parameters.proofOfWorkBits = 12
    },
    StoneCase("field elements") {
      $0.parameters.channelHash = .poseidon3
      $0.parameters.commitmentHash = .keccak256Masked160LSB
      $0.parameters.verifierFriendlyCommitmentHash = .poseidon3
      $0.parameters.verifierFriendlyLayerCount = 3
      $0.parameters.verifierFriendlyChannelUpdates = true
      $0.parameters.pageHash = .pedersen
      $0.parameters.friSteps = [2, 2, 2]
      $0.parameters.lastLayerDegreeBound = 4
      $0.parameters.proofOfWorkBits = 12
    },
    StoneCase("bytes, rows of August 2023") {
      $0.setHashes(channel: .blake256, bottom: .blake256Masked160LSB, top: .pedersen, layers: 22)
      $0.setRelease(.august2023)
      $0.parameters.friSteps = [0, 2, 1]
      $0.parameters.lastLayerDegreeBound = 32
      $0.parameters.proofOfWorkBits = 12
    },
  ]

  /// Why the proof of a cheating prover is refused.
  private func failure(_ stoneCase: StoneCase, _ cheat: StoneCheat) throws
    -> StoneVerificationError?
  {
    let file = try stoneCase.prove(cheat: cheat)
    return #expect(throws: StoneVerificationError.self) { try stoneCase.verify(file) }
  }

  @Test("a trace that breaks a constraint: the values at z", arguments: cases)
  func wrongTrace(stoneCase: StoneCase) throws {
    // A flag, an offset, an access and a register; a cell that no constraint names is not one.
    for (column, row) in [(1, 3), (0, 32), (3, 65), (5, 8), (2, 100), (4, 50)] {
      let error = try failure(stoneCase, .wrongTrace(column: column, row: row))
      #expect(Check(error) == .outOfDomain, "column \(column), row \(row)")
    }
  }

  @Test("a cell that no constraint mentions is the prover's own", arguments: cases)
  func freeCell(stoneCase: StoneCase) throws {
    let file = try stoneCase.prove(cheat: .wrongTrace(column: 5, row: 1))
    #expect(throws: Never.self) { try stoneCase.verify(file) }
  }

  @Test("another composition than that of the constraints: the values at z", arguments: cases)
  func wrongComposition(stoneCase: StoneCase) throws {
    let error = try failure(stoneCase, .wrongComposition)
    guard case .rejected(.outOfDomain(let computed, let claimed)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    // The prover added 1 to the composition, and says so truthfully.
    #expect(claimed == computed + .one)
  }

  @Test("a wrong value at z: the values at z", arguments: cases)
  func wrongValue(stoneCase: StoneCase) throws {
    for index in [0, 17, 48, 49, 50] {
      #expect(Check(try failure(stoneCase, .wrongValue(index: index))) == .outOfDomain)
    }
  }

  @Test("a wrong value with a composition to match it: the last layer", arguments: cases)
  func consistentWrongValue(stoneCase: StoneCase) throws {
    for index in [0, 17, 48] {
      #expect(Check(try failure(stoneCase, .consistentWrongValue(index: index))) == .lastLayer)
    }
  }

  @Test("a public cell that memory does not hold: the values at z", arguments: cases)
  func publicMemory(stoneCase: StoneCase) throws {
    let run = CairoRun(.squaring(count: 1), stepCount: 16, pages: [[1, 2]])
    for index in run.publicInput.publicMemory.indices {
      var claim = run.publicInput
      let cell = claim.publicMemory[index]
      claim.publicMemory[index] = PublicMemoryCell(
        address: cell.address,
        value: cell.value + .one,
        page: cell.page
      )
      #expect(Check(try failure(stoneCase, run, claim)) == .outOfDomain, "cell \(index)")
    }
    var claim = run.publicInput
    claim.publicMemory.removeLast()
    #expect(Check(try failure(stoneCase, run, claim)) == .outOfDomain)
  }

  @Test("registers and range-check bounds other than the run's: the values at z", arguments: cases)
  func registers(stoneCase: StoneCase) throws {
    let run = CairoRun(.squaring(count: 1), stepCount: 16)
    let input = run.publicInput
    for name in [SegmentName.program, .execution] {
      guard let segment = input.segments[name] else { continue }
      for (begin, stop): (UInt64, UInt64) in [(1, 0), (0, 1)] {
        var claim = input
        claim.segments[name] = MemorySegment(
          begin: segment.begin + begin,
          stop: segment.stop + stop
        )
        #expect(Check(try failure(stoneCase, run, claim)) == .outOfDomain)
      }
    }
    for (minimum, maximum): (UInt64, UInt64) in [(1, 0), (0, 1)] {
      var claim = input
      claim.rangeCheckMinimum += minimum
      claim.rangeCheckMaximum += maximum
      #expect(Check(try failure(stoneCase, run, claim)) == .outOfDomain)
    }
  }

  private func failure(
    _ stoneCase: StoneCase,
    _ run: CairoRun,
    _ claim: CairoPublicInput
  ) throws -> StoneVerificationError? {
    let file = try StoneProver(
      run,
      parameters: stoneCase.parameters,
      seedVersion: stoneCase.seedVersion,
      claim: claim
    )
    .prove()
    return #expect(throws: StoneVerificationError.self) { try stoneCase.verify(file) }
  }

  @Test("a layer of too high degree: that layer", arguments: cases)
  func highDegreeLayer(stoneCase: StoneCase) throws {
    for layer in [1, 2] {
      let error = try failure(stoneCase, .fri(.highDegree(layer: layer)))
      #expect(Check(error) == .layer(layer))
    }
  }

  @Test("a wrong coefficient of the last layer: the last layer", arguments: cases)
  func wrongLastCoefficient(stoneCase: StoneCase) throws {
    for index in [0, stoneCase.parameters.lastLayerDegreeBound - 1] {
      let error = try failure(stoneCase, .fri(.wrongLastCoefficient(index: index)))
      #expect(Check(error) == .lastLayer)
    }
  }

  @Test("a last layer one coefficient too long: the work, done after it", arguments: cases)
  func longLastLayer(stoneCase: StoneCase) throws {
    #expect(Check(try failure(stoneCase, .fri(.longLastLayer))) == .proofOfWork)
  }

  @Test("the same without any work: the openings, which begin elsewhere")
  func longLastLayerWithoutWork() throws {
    for var stoneCase in CheatingProverTests.cases {
      stoneCase.parameters.proofOfWorkBits = 0
      let error = try failure(stoneCase, .fri(.longLastLayer))
      #expect(Check(error) == .table(.trace))
    }
  }

  @Test("a longer last layer with parameters that say so: the degree bound", arguments: cases)
  func statedLongLastLayer(stoneCase: StoneCase) throws {
    let file = try stoneCase.prove()
    var parameters = file.parameters
    parameters.lastLayerDegreeBound *= 2
    let altered = StoneProofFile(
      parameters: parameters,
      publicInput: file.publicInput,
      proof: file.proof
    )
    #expect(throws: StoneStatementError.degreeBound(log2Expected: 8, log2Found: 9)) {
      try stoneCase.verify(altered)
    }
  }

  @Test(
    "wrong folding at one position: the layer it is in, if a query gets there",
    arguments: cases
  )
  func wrongFolding(stoneCase: StoneCase) throws {
    var stoneCase = stoneCase
    stoneCase.parameters.queryCount = 30
    let steps = stoneCase.parameters.friSteps
    var checks: Set<Check> = []
    for position in 0..<12 {
      let file = try stoneCase.prove(cheat: .fri(.wrongFolding(layer: 2, position: position)))
      var log = TranscriptLog.recording
      var check = Check.accepted
      do {
        _ = try stoneCase.verify(file, log: &log)
      } catch let error as StoneVerificationError {
        check = Check(error)
      }
      // A query arrives at its position of layer 2, or uses the wrong value with its row.
      let arrivals = log.queries.map { $0 >> UInt64(steps[1]) }
      if arrivals.contains(UInt64(position)) {
        #expect(check == .layer(2))
      } else if arrivals.contains(where: { $0 >> UInt64(steps[2]) == position >> steps[2] }) {
        #expect(check == .lastLayer)
      } else {
        #expect(check == .accepted)
      }
      checks.insert(check)
    }
    #expect(checks == [.accepted, .layer(2), .lastLayer], "every outcome occurs")
  }

  @Test("a wrong leaf and a forged sibling: that table", arguments: cases)
  func forgedOpening(stoneCase: StoneCase) throws {
    for table in StoneTable.allCases {
      for index in [0, 5] {
        #expect(Check(try failure(stoneCase, .wrongLeaf(table, index: index))) == .table(table))
        let forged = try failure(stoneCase, .forgedSibling(table, index: index))
        #expect(Check(forged) == .table(table))
      }
    }
    for layer in [1, 2] {
      let leaf = try failure(stoneCase, .fri(.wrongLeaf(layer: layer, index: 0)))
      #expect(Check(leaf) == .layer(layer))
      let node = try failure(stoneCase, .fri(.forgedSibling(layer: layer, index: 0)))
      #expect(Check(node) == .layer(layer))
    }
  }

  @Test("a proof that goes on: its end", arguments: cases)
  func trailingBytes(stoneCase: StoneCase) throws {
    let file = try stoneCase.prove()
    let longer = StoneProofFile(
      parameters: file.parameters,
      publicInput: file.publicInput,
      proof: file.proof + [UInt8](repeating: 0, count: 32)
    )
    #expect(throws: StoneVerificationError.rejected(.trailingBytes(count: 32))) {
      try stoneCase.verify(longer)
    }
  }
}

extension TranscriptLog {
  /// The queries in the order they were drawn.
  fileprivate var queries: [UInt64] {
    entries.compactMap { entry in
      guard entry.path == "STARK/FRI/QueryIndices", case .number(let query) = entry.payload else {
        return nil
      }
      return query
    }
  }
}

/// The check that failed, without its particulars.
private enum Check: Hashable {
  case accepted
  case outOfDomain
  case proofOfWork
  /// The opened rows of a table do not hash to its root.
  case table(StoneTable)
  /// The cells of a FRI layer do not hash to its root.
  case layer(Int)
  case lastLayer
  case other(String)

  init(_ error: StoneVerificationError?) {
    switch error {
    case .rejected(.outOfDomain): self = .outOfDomain
    case .rejected(.proofOfWork): self = .proofOfWork
    case .rejected(.decommitment(let table, .rootMismatch)): self = .table(table)
    case .rejected(.fri(.decommitment(let layer, .rootMismatch))): self = .layer(layer)
    case .rejected(.fri(.lastLayer)): self = .lastLayer
    default: self = .other(String(describing: error))
    }
  }
}
