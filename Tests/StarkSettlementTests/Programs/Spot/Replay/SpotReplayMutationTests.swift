import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

/// Every claim of a batch file, every signed field and every word of the output, changed one by
/// one.
@Suite("Mutations of spot batches")
struct SpotReplayMutationTests {
  private let stage = SpotStage()

  /// One of each: an order of each form, an order from L1, transfers of each form, and the rest.
  private var expected: SpotBatchCase {
    stage.batch {
      $0.settle(stage.aliceParty, stage.bobParty)
      var plain = stage.transferTerms
      plain.fee = nil
      plain.nonce = 20
      $0.transfer(plain, by: stage.alice)
      var conditional = stage.transferTerms
      conditional.condition = 99
      $0.transfer(conditional, by: stage.alice, fee: stage.transferCharge())
      var bob = stage.bobTerms
      bob.nonce = 30
      let l1 = stage.l1Party(selling: stage.gold, 100, buying: stage.silver)
      $0.settle(l1, SpotParty(.key(stage.bob), bob, sold: 3000, fee: stage.transferCharge(9)))
      $0.refuseWithdrawal(of: stage.aliceGold, to: stage.bob.publicKey)
      $0.mint(.power(250) + 5, into: 70, key: stage.carol.publicKey)
      $0.withdraw(600, of: stage.gold, from: stage.aliceGold, stage.alice)
    }
  }

  @Test("the batch is good as it is")
  func unchanged() throws {
    #expect(try expected.replayFault() == nil)
  }

  @Test("a signed field that is changed has another message")
  func signedFields() throws {
    let expected = expected
    let order = ["nonce", "exp", "vault_buy"]
    let fee = ["fee_limit"]
    let transfer = ["nonce", "exp", "receiver_vault"]
    let places: [(Spot.Step, String, [String])] = [
      (Spot.Step(transaction: 0, party: .a), "/transactions/0/party_a_order", order),
      (Spot.Step(transaction: 0, party: .b), "/transactions/0/party_b_order", order + fee),
      (Spot.Step(transaction: 1), "/transactions/1", transfer),
      (Spot.Step(transaction: 2), "/transactions/2", transfer + fee),
      (Spot.Step(transaction: 3, party: .a), "/transactions/3/party_a_order", order),
    ]
    for (step, place, fields) in places {
      for field in fields {
        let pointer = "\(place)/\(field)"
        let number = try #require(
          expected.file.value(at: pointer).string.flatMap { UInt64($0) }
        )
        let edited = try expected.editing(pointer, to: .string("\(number + 1)"))
        let fault = try edited.replayFault()
        guard case .message = fault?[Spot.Rule.self] else {
          Issue.record("\(pointer) is not refused for its message")
          continue
        }
        #expect(fault?.location == step.description, "\(pointer)")
      }
    }
  }

  @Test("a changed field under a matching message hash has no signature")
  func signatures() throws {
    let batch = try expected.batch()
    let state = try expected.previousState()
    var counts = OperationCounts()
    for (index, transaction) in batch.transactions.enumerated() {
      for (step, changed) in Self.resigned(transaction, index) {
        var edited = batch
        edited.transactions[index] = changed
        #expect(throws: Fault.invalidSignature(step)) {
          try Spot.Replay(of: edited, from: state, counts: &counts)
        }
      }
    }
  }

  /// The transaction with each signed field changed that no other rule looks at, and with the
  /// message hash that belongs to the change.
  private static func resigned(
    _ transaction: Spot.Transaction,
    _ index: Int
  ) -> [(Spot.Step, Spot.Transaction)] {
    switch transaction {
    case .settlement(let settlement):
      let parties: [(Spot.Party, WritableKeyPath<Spot.Settlement, Spot.OrderFill>)] =
        [(.a, \.a), (.b, \.b)]
      return parties.flatMap { party, side -> [(Spot.Step, Spot.Transaction)] in
        guard case .signature = settlement[keyPath: side].order.authority else { return [] }
        let changes: [(inout Spot.OrderTerms) -> Void] = [
          { $0.nonce += 1 },
          { $0.expiration += 1 },
          { $0.sellAmount += 1 },
          { $0.buyAmount -= 1 },
          { $0.fee?.limit += 1 },
        ]
        return changes.compactMap { change in
          var changed = settlement
          change(&changed[keyPath: side].order.terms)
          guard changed != settlement else { return nil }
          let message = SpotOperator.message(of: changed[keyPath: side].order.terms)
          changed[keyPath: side].order.claimedMessage = message
          return (Spot.Step(transaction: index, party: party), .settlement(changed))
        }
      }
    case .transfer(let transfer):
      let changes: [(inout Spot.TransferTerms) -> Void] = [
        { $0.nonce += 1 },
        { $0.expiration += 1 },
        { $0.amount -= 1 },
        { $0.receiverKey = $0.receiverKey.doubled },
        { $0.receiver = Spot.VaultID($0.receiver.value + 100) },
        { $0.condition = 98 },
        { $0.fee?.limit += 1 },
      ]
      return changes.compactMap { change in
        var changed = transfer
        change(&changed.terms)
        // Two transfers go to one vault, so that another key there breaks another rule.
        if changed.terms.receiverKey != transfer.terms.receiverKey {
          changed.terms.receiver = Spot.VaultID(500)
        }
        guard changed != transfer else { return nil }
        changed.claimedMessage = SpotOperator.message(of: changed.terms)
        return (Spot.Step(transaction: index), .transfer(changed))
      }
    default: return []
    }
  }

  @Test(
    "a changed signature, or one by another key, is none",
    arguments: [
      ("/transactions/0/party_a_order", Spot.Step(transaction: 0, party: .a)),
      ("/transactions/0/party_b_order", Spot.Step(transaction: 0, party: .b)),
      ("/transactions/1", Spot.Step(transaction: 1)),
      ("/transactions/2", Spot.Step(transaction: 2)),
      ("/transactions/3/party_b_order", Spot.Step(transaction: 3, party: .b)),
    ]
  )
  func signatures(place: String, step: Spot.Step) throws {
    let expected = expected
    for name in ["r", "s"] {
      let edited = try expected.editing("\(place)/\(name)", to: .string("0x1234"))
      #expect(try edited.replayFault() == .invalidSignature(step))
    }
  }

  @Test("each word of the output that is changed is refused, and named")
  func words() throws {
    let expected = expected
    let replay = try expected.replay()
    let words = expected.words
    let places = replay.output.places
    #expect(places.count == words.count)
    var decodedCount = 0
    for (index, word) in words.enumerated() {
      var changed = words
      changed[index] = word + 1
      let proven: Spot.Output
      do { proven = try Spot.Output(decoding: changed) } catch { continue }
      decodedCount += 1
      let difference = Spot.OutputDifference(
        place: places[index],
        expected: word + 1,
        found: word
      )
      #expect(throws: Fault.replayOutput(difference)) { try replay.check(against: proven) }
    }
    // Counts, tables and most packed words cannot change alone; all else can.
    #expect(decodedCount > words.count / 2)
  }

  @Test("an output that goes on or ends early differs where one of them ends")
  func lengths() throws {
    let vault = Spot.Vault(publicKey: 5, token: 6, balance: 7)
    var shorter = try expected.output()
    shorter.vaultChanges = (1...2).map { Spot.VaultChange(index: $0, vault: vault) }
    var longer = shorter
    longer.vaultChanges.append(Spot.VaultChange(index: 3, vault: vault))
    let word = try #require(longer.dataWords.last)
    let place = Spot.OutputPlace.vaultChanges(1)
    #expect(
      shorter.firstDifference(from: longer)
        == Spot.OutputDifference(place: place, expected: nil, found: word)
    )
    #expect(
      longer.firstDifference(from: shorter)
        == Spot.OutputDifference(place: place, expected: word, found: nil)
    )
    #expect(longer.firstDifference(from: longer) == nil)
  }

  @Test("a batch that claims another end, or lists other content, is refused")
  func claims() throws {
    let expected = expected
    let replay = try expected.replay()
    let batch = try expected.batch()
    let state = try expected.previousState()
    func fault(_ change: (inout Spot.Batch) -> Void) -> Fault? {
      var edited = batch
      change(&edited)
      var counts = OperationCounts()
      do {
        try Spot.Replay(of: edited, from: state, counts: &counts).check(against: replay.output)
        return nil
      } catch { return error }
    }
    let final = batch.final
    let changed = Spot.Roots(validium: final.validium, rollup: final.rollup, orders: 1)
    #expect(
      fault { $0.final = changed } == .replayFinalRoot(.orders, expected: final.orders, found: 1)
    )
    let id = Spot.VaultID(stage.bobSilver)
    let content = try #require(batch.touched.vaults[id])
    let other = Spot.Vault(publicKey: 1, token: 2, balance: 3)
    #expect(
      fault { $0.touched.vaults[id]?.previous = other }
        == .replayContent(.previousVault(id, expected: content.previous, found: other))
    )
    #expect(
      fault { $0.touched.vaults[id]?.next = other }
        == .replayContent(.nextVault(id, expected: content.next, found: other))
    )
    #expect(fault { $0.touched.vaults[id] = nil } == .replayContent(.unlistedVault(id)))
    let stranger = Spot.VaultID(12_345)
    #expect(
      fault { $0.touched.vaults[stranger] = Spot.Change(previous: .empty, next: .empty) }
        == .replayContent(.untouchedVault(stranger))
    )
    let (key, amounts) = try #require(batch.touched.orders.min { $0.key < $1.key })
    #expect(
      fault { $0.touched.orders[key]?.previous = 9 }
        == .replayContent(.previousOrder(key, expected: Felt252(amounts.previous), found: 9))
    )
    #expect(
      fault { $0.touched.orders[key]?.next = 9 }
        == .replayContent(.nextOrder(key, expected: Felt252(amounts.next), found: 9))
    )
    #expect(fault { $0.touched.orders[key] = nil } == .replayContent(.unlistedOrder(key)))
    #expect(
      fault { $0.touched.orders[.zero] = Spot.Change(previous: 0, next: 0) }
        == .replayContent(.untouchedOrder(.zero))
    )
    #expect(
      fault { $0.expiration -= 1 }
        == .replayOutput(
          Spot.OutputDifference(
            place: .header(.expiration),
            expected: Felt252(batch.expiration),
            found: Felt252(batch.expiration - 1)
          )
        )
    )
  }
}
