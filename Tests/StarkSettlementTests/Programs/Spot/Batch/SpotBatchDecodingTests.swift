import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Spot batch files")
struct SpotBatchDecodingTests {
  /// Two orders, one with a fee; a transfer with a fee, conditional; a request; a mint; an L1
  /// order.
  private static let file: SpotBatchCase = {
    let stage = SpotStage()
    return stage.batch {
      $0.settle(stage.aliceParty, stage.bobParty)
      var terms = stage.transferTerms
      terms.condition = 99
      $0.transfer(terms, by: stage.alice, fee: stage.transferCharge())
      $0.refuseWithdrawal(of: stage.aliceGold, to: stage.bob.publicKey)
      $0.mint(.power(250), into: 70, key: stage.carol.publicKey)
      $0.deposit(5, of: stage.gold, into: stage.aliceGold, stage.alice)
      $0.withdraw(5, of: stage.gold, from: stage.aliceGold, stage.alice)
      $0.settle(
        stage.l1Party(selling: stage.gold, 1, buying: stage.silver),
        stage.l1Party(selling: stage.silver, 1, buying: stage.gold, nonce: 2)
      )
    }
  }()

  @Test("a whole file reads as what was proposed")
  func whole() throws {
    let stage = SpotStage()
    let batch = try Self.file.batch()
    #expect(batch.isMintingUnique)
    #expect(batch.heights == Spot.Heights(validium: 24, rollup: 31))
    #expect(batch.expiration == 475_000)
    #expect(batch.pageWordCount == 3800)
    #expect(batch.transactions.count == 7)
    guard case .settlement(let settlement) = batch.transactions[0],
      case .transfer(let transfer) = batch.transactions[1],
      case .settlement(let fromL1) = batch.transactions[6]
    else {
      Issue.record("the transactions are of other kinds")
      return
    }
    #expect(settlement.a.order.terms == stage.aliceTerms)
    #expect(settlement.b.order.terms == stage.bobTerms)
    #expect(settlement.b.fee == stage.bobParty.fee)
    #expect(transfer.senderKey == stage.alice.publicKey)
    #expect(transfer.terms.condition == 99)
    #expect(fromL1.a.order.authority == .l1(owner: stage.address))
    let withdrawal = Spot.FalseFullWithdrawal(
      vault: Spot.VaultID(stage.aliceGold),
      owner: stage.alice.publicKey,
      token: stage.gold,
      requester: stage.bob.publicKey
    )
    #expect(batch.transactions[2] == .falseFullWithdrawal(withdrawal))
  }

  /// An edit of the file, and the code of what is then wrong with it.
  struct Edit: Sendable, CustomTestStringConvertible {
    let pointer: String
    let value: EditableJSON?
    let code: String

    /// Another value; nil removes it.
    init(_ pointer: String, _ value: String?, _ code: String) {
      self.pointer = pointer
      self.value = value.map { .scalar($0) }
      self.code = code
    }

    var testDescription: String { "\(pointer) = \(value?.text ?? "nothing")" }
  }

  private static let order = "/transactions/0/party_a_order"
  private static let feeOrder = "/transactions/0/party_b_order"
  private static let transfer = "/transactions/1"
  private static let request = "/transactions/2"
  private static let deposit = "/transactions/4"
  private static let withdrawal = "/transactions/5"
  private static let l1Order = "/transactions/6/party_a_order"

  @Test(
    "each thing that can be wrong in a file",
    arguments: [
      // The head.
      Edit("/global_expiration_timestamp", "4194304", "range"),
      Edit("/global_expiration_timestamp", "-1", "integer"),
      Edit("/unique_minting_enforced", "2", "range"),
      Edit("/unique_minting_enforced", "true", "kind"),
      Edit("/tree_heights", "[24,31]", "contradiction"),
      Edit("/tree_heights", "[24,31,251,0]", "too-large"),
      Edit("/tree_heights/0", "64", "range"),
      Edit("/tree_heights/1", "32", "range"),
      Edit("/tree_heights/2", "250", "range"),
      Edit("/prev_roots/orders", nil, "missing"),
      Edit("/new_roots/other", "\"0x1\"", "unknown-member"),
      Edit("/new_roots/rollup", "\"0x\(String(repeating: "f", count: 64))\"", "field-element"),
      Edit("/max_n_words_per_memory_page", "0", "range"),
      Edit("/max_n_words_per_memory_page", nil, "missing"),
      Edit("/other", "1", "unknown-member"),
      Edit("/transactions", "{}", "kind"),
      // Vaults and orders.
      Edit("/prev_vaults/1", nil, "contradiction"),
      Edit("/new_vaults/1", nil, "contradiction"),
      Edit("/new_vaults/01", "[\"0x0\",\"0x0\",\"0\"]", "decimal"),
      Edit("/new_vaults/1", "[\"0x0\",\"0x0\"]", "contradiction"),
      Edit("/new_vaults/1", "[\"0x1\",\"0x0\",\"0\"]", "contradiction"),
      Edit("/new_vaults/1", "[\"0x0\",\"0x1\",\"0\"]", "contradiction"),
      Edit("/new_vaults/1/2", "\"9223372036854775808\"", "range"),
      Edit("/prev_orders/0x5", "\"0\"", "contradiction"),
      Edit("/prev_orders/0x05", "\"0\"", "range"),
      Edit("/prev_orders/0x8\(String(repeating: "0", count: 62))", "\"0\"", "range"),
      Edit("/prev_orders/0xg", "\"0\"", "range"),
      // Orders.
      Edit("\(order)/nonce", "\"007\"", "decimal"),
      Edit("\(order)/amount_buy", "1.5", "integer"),
      Edit("\(order)/token_fee", "\"none\"", "hexadecimal"),
      Edit("\(order)/fee_limit", "\"1\"", "unknown-member"),
      Edit("\(order)/eth", "\"0x5\"", "unknown-member"),
      Edit("\(order)/r", nil, "missing"),
      Edit("\(feeOrder)/fee_limit", nil, "missing"),
      Edit("\(feeOrder)/vault_fee", nil, "missing"),
      Edit("\(l1Order)/eth", "\"0x1\(String(repeating: "0", count: 40))\"", "range"),
      Edit("\(l1Order)/eth", nil, "missing"),
      Edit("/transactions/0/party_a_fee", "[\"1\",\"1\",\"0x1\"]", "contradiction"),
      Edit("/transactions/0/party_b_fee", "null", "contradiction"),
      Edit("/transactions/0/party_b_fee", "[\"1\",\"1\"]", "contradiction"),
      Edit("/transactions/0/party_a_sold", "\"x\"", "decimal"),
      Edit("/transactions/0/party_a_sold", nil, "missing"),
      Edit("/transactions/0/other", "0", "unknown-member"),
      // Transfers.
      Edit("\(transfer)/condition", "\"0x0\"", "range"),
      Edit("\(transfer)/condition", "\"0x4\(String(repeating: "0", count: 62))\"", "range"),
      Edit("\(transfer)/condition", nil, "missing"),
      Edit("\(transfer)/type", "\"TRANSFER\"", "unknown-member"),
      Edit("\(transfer)/fee", "null", "contradiction"),
      Edit("\(transfer)/s", "\"0x1\(String(repeating: "0", count: 64))\"", "hexadecimal"),
      // Modifications.
      Edit("\(request)/diff", "\"1\"", "range"),
      Edit("\(request)/requester_stark_key", "null", "kind"),
      Edit("\(deposit)/diff", "\"-1\"", "range"),
      Edit("\(deposit)/diff", "\"9223372036854775808\"", "range"),
      Edit("\(deposit)/requester_stark_key", "\"0x1\"", "contradiction"),
      Edit("\(deposit)/type", "\"deposit\"", "name"),
      Edit("\(withdrawal)/diff", "\"1\"", "range"),
      Edit("\(withdrawal)/diff", "\"-9223372036854775808\"", "range"),
      Edit("/transactions/3/diff", "\"1\"", "unknown-member"),
    ]
  )
  func edits(_ edit: Edit) throws {
    var edited = Self.file
    if let value = edit.value {
      if (try? edited.file.value(at: edit.pointer)) == nil {
        try edited.file.insert(value, at: edit.pointer)
      } else {
        try edited.file.set(edit.pointer, to: value)
      }
    } else {
      try edited.file.remove(edit.pointer)
    }
    do throws(Fault) {
      _ = try Spot.Batch(decoding: edited.fileBytes)
      Issue.record("the file is taken")
    } catch {
      #expect(error.code == "malformed/\(edit.code)")
    }
  }

  @Test(
    "a number whose range a rule decides is read, whatever it is, for the rule to refuse",
    arguments: ["-1", "18446744073709551616", "-170141183460469231731687303715884105728"]
  )
  func ruled(number: String) throws {
    let value = try #require(Int128(number))
    let expected: [(String, RuledNumber)] = [
      ("/transactions/0/party_a_sold", RuledNumber(.amount(.sold), value, of: .a)),
      ("\(Self.order)/amount_sell", RuledNumber(.amount(.sell), value, of: .a)),
      ("\(Self.order)/amount_buy", RuledNumber(.amount(.buy), value, of: .a)),
      ("\(Self.order)/nonce", RuledNumber(.nonce, value, of: .a)),
      ("\(Self.order)/exp", RuledNumber(.expiration, value, of: .a)),
      ("\(Self.order)/vault_buy", RuledNumber(.vault, value, of: .a)),
      ("\(Self.feeOrder)/fee_limit", RuledNumber(.amount(.feeLimit), value, of: .b)),
      ("\(Self.feeOrder)/vault_fee", RuledNumber(.vault, value, of: .b)),
      ("/transactions/0/party_b_fee/0", RuledNumber(.amount(.fee), value, of: .b)),
      ("/transactions/0/party_b_fee/1", RuledNumber(.vault, value, of: .b)),
      ("\(Self.l1Order)/vault_sell", RuledNumber(.l1Vault, value, of: .a)),
      ("\(Self.transfer)/amount", RuledNumber(.amount(.transferred), value)),
      ("\(Self.transfer)/fee/0", RuledNumber(.amount(.fee), value)),
      ("\(Self.transfer)/receiver_vault", RuledNumber(.vault, value)),
      ("\(Self.deposit)/vault_id", RuledNumber(.vault, value)),
    ]
    for (pointer, number) in expected {
      var edited = Self.file
      try edited.file.set(pointer, to: .string("\(value)"))
      let batch = try Spot.Batch(decoding: edited.fileBytes)
      #expect(batch.transactions.contains(.outOfRange(number)), "\(pointer)")
    }
  }

  @Test("a member that is there twice is refused")
  func twice() throws {
    var edited = Self.file
    try edited.file.insert(.string("0x1"), at: "/transactions/1/key")
    let error = #expect(throws: Fault.self) { try edited.batch() }
    #expect(error?.code == "malformed/duplicate")
  }

  @Test("errors say where in the file")
  func location() throws {
    let edited = try Self.file.editing("/transactions/0/party_b_order/nonce", to: .scalar("null"))
    let error = #expect(throws: Fault.self) { try edited.batch() }
    let location = try #require(error?.location)
    #expect(location.hasPrefix("transactions[0].party_b_order.nonce"))
  }

  @Test("what is no JSON is no batch")
  func noJSON() {
    for bytes in [[], Array("[".utf8), [0xff], Array("{}".utf8), Array("[]".utf8)] as [[UInt8]] {
      #expect(throws: Fault.self) { try Spot.Batch(decoding: bytes) }
    }
    let deep = Array(String(repeating: "[", count: 1_000_000).utf8)
    #expect(throws: Fault.self) { try Spot.Batch(decoding: deep) }
  }
}
