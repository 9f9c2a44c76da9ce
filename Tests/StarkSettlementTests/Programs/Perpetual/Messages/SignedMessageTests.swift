import StarkAlgebra
import StarkHashes
import StarkSettlement
import TestSupport
import Testing

@Suite("Signed messages")
struct SignedMessageTests {
  private func hash(_ message: SignedMessage) throws -> UInt256 {
    var counts = OperationCounts()
    return try #require(SignedMessage.hashes(of: [message], counts: &counts).first).integer
  }

  private func side(_ asset: Felt252, _ amount: Felt252, _ position: UInt64) -> SignedMessage.Side {
    SignedMessage.Side(asset: asset, amount: amount, position: position)
  }

  // The published values of stark-perpetual v3.2, `perpetual_messages_precomputed.json`.

  @Test("a limit order has the published hash")
  func limitOrder() throws {
    let one = side(1, 1, 1)
    let message = SignedMessage.limitOrder(
      selling: one,
      buying: one,
      fee: one,
      nonce: 1,
      expiration: 1
    )
    let expected = "2eb156da69980db458ab9a1950073d51edc5b2393a49a9de550375076d9c104"
    #expect(try hash(message) == UInt256(hexadecimal: expected))
  }

  @Test("a withdrawal has the published hash, to the signer and to another owner")
  func withdrawal() throws {
    let withdrawn = side(1, 1000, 10)
    for (owner, expected) in [
      (nil, "6fbdeabb5ee89169df22d8db706f33ae7676b215803fe78645a968774dc7f62"),
      (Felt252(0x123), "420bf51648029b6a040c425d718016d7b1ea706f59752d9a6e275705519ff59"),
    ] {
      let message = SignedMessage.withdrawal(withdrawn, owner: owner, nonce: 0, expiration: 100)
      #expect(try hash(message) == UInt256(hexadecimal: expected))
    }
  }

  @Test("a transfer has the published hash")
  func transfer() throws {
    let message = SignedMessage.transfer(
      side(1, 1000, 1),
      to: 1,
      of: 1,
      condition: .zero,
      fee: side(.zero, 10, 1),
      nonce: 0,
      expiration: 100
    )
    let expected = "372aa6e519559b48b02a29eeafed55daa9ca8462153fd22d29f41d6fab10171"
    #expect(try hash(message) == UInt256(hexadecimal: expected))
  }

  @Test("a conditional transfer has the published hash")
  func conditionalTransfer() throws {
    let message = SignedMessage.transfer(
      side(1, 1001, 1),
      to: 2,
      of: 1,
      condition: 4,
      fee: side(.zero, 10, 3),
      nonce: 10,
      expiration: 112
    )
    let expected = "2528152bfb0f1d091385c710b47d7688c3b55645e8f3132ad1e203193e8f521"
    #expect(try hash(message) == UInt256(hexadecimal: expected))
  }

  @Test("many messages have the hashes they have one by one, and what they share is hashed once")
  func batches() throws {
    var generator = SeededGenerator(seed: 11)
    let words = (0..<5).map { _ in generator.nextFelt() }
    var messages: [SignedMessage] = []
    for _ in 0..<60 {
      let length = Int.random(in: 2...6, using: &generator)
      messages.append(
        SignedMessage(
          words: (0..<length).map { _ in words[Int.random(in: 0..<5, using: &generator)] }
        )
      )
    }
    var counts = OperationCounts()
    let hashes = SignedMessage.hashes(of: messages, counts: &counts)
    var prefixes: Set<[Felt252]> = []
    for (message, hash) in zip(messages, hashes) {
      var chained = message.words[0]
      for word in message.words.dropFirst() { chained = Pedersen.hash(chained, word) }
      #expect(hash == chained)
      for length in 2...message.words.count { prefixes.insert(Array(message.words.prefix(length))) }
    }
    #expect(counts.pedersenHashes == prefixes.count)
    #expect(SignedMessage.hashes(of: [], counts: &counts).isEmpty)
  }

  @Test("numbers are packed from the top; one too wide runs into the one before")
  func packing() {
    var word = PackedWord()
    word.append(5, bits: 10)
    word.append(7, bits: 64)
    word.append(9, bits: 32)
    #expect(word.element == Felt252(UInt128(5) << 96 | UInt128(7) << 32 | 9))
    var wide = PackedWord()
    wide.append(1, bits: 8)
    wide.append(256, bits: 8)
    #expect(wide.element == 512)
    var negative = PackedWord()
    negative.append(1, bits: 8)
    negative.append(element: Felt252(signed: -1), bits: 8)
    #expect(negative.element == 255)
  }

  @Test("an order id is the highest 64 of 251 bits")
  func orderID() {
    let shift = UInt256(0, 0, 1 << 59)
    #expect(Perpetual.orderID(ofMessage: Felt252(reducing: shift)) == 1)
    let below = shift.subtractingReportingOverflow(UInt256(1)).difference
    #expect(Perpetual.orderID(ofMessage: Felt252(reducing: below)) == 0)
    let top = UInt256(.max, .max, .max, (1 << 59) - 1)
    #expect(Perpetual.orderID(ofMessage: Felt252(reducing: top)) == .max)
  }

  @Test("messages stand in the order in which the program checks signatures")
  func order() throws {
    var scene = Scene()
    scene.minimumPrices = [SignedPriceText(price: 1).text]
    scene.maximumPrices = [SignedPriceText(price: 2).text]
    let seller = TransactionText.Order(key: 3, position: 3, isBuying: false)
    let batch = try scene.batch([
      TransactionText.deposit(key: 2, 2, 5),
      TransactionText.trade(TransactionText.Order(), seller),
      TransactionText.withdrawal(key: 2, 2, 5),
    ])
    let messages = batch.messages
    #expect(messages.map(\.words.count) == [2, 2, 5, 5, 2])
    #expect(messages[0].words[0] == 0xaa)
    // A sells collateral for the asset, B the asset for collateral.
    #expect(messages[2].words.prefix(2) == [Scene.collateral, Scene.asset.element])
    #expect(messages[3].words.prefix(2) == [Scene.asset.element, Scene.collateral])
    #expect(messages[4].words[0] == Scene.collateral)
  }
}
