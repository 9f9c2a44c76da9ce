import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Messages of the spot exchange")
struct SpotMessageTests {
  @Test("orders have the message that plain integers give", arguments: [false, true])
  func orders(hasFee: Bool) {
    var generator = SeededGenerator(seed: hasFee ? 1 : 2)
    for _ in 0..<20 {
      let fee = Spot.FeeTerms(
        token: generator.nextFelt(),
        limit: generator.next() >> 1,
        vault: generator.next()
      )
      let terms = Spot.OrderTerms(
        sellToken: generator.nextFelt(),
        buyToken: generator.nextFelt(),
        sellAmount: generator.next() >> 1,
        buyAmount: generator.next() >> 1,
        sellVault: generator.next(),
        buyVault: generator.next(),
        fee: hasFee ? fee : nil,
        nonce: generator.next() >> 33,
        expiration: generator.next() >> 42
      )
      var counts = OperationCounts()
      let hashes = SignedMessage.hashes(of: [terms.message], counts: &counts)
      #expect(hashes == [SpotOperator.message(of: terms)])
      #expect(counts.pedersenHashes == (hasFee ? 4 : 2))
      #expect(terms.words == SpotOperator.words(of: terms))
    }
  }

  @Test(
    "transfers have the message that plain integers give",
    arguments: [false, true],
    [false, true]
  )
  func transfers(hasFee: Bool, isConditional: Bool) {
    var generator = SeededGenerator(seed: hasFee ? 3 : 4)
    for _ in 0..<20 {
      let fee = Spot.FeeTerms(
        token: generator.nextFelt(),
        limit: generator.next() >> 1,
        vault: generator.next()
      )
      let terms = Spot.TransferTerms(
        token: generator.nextFelt(),
        amount: generator.next() >> 1,
        sender: Spot.VaultID(generator.next()),
        receiver: Spot.VaultID(generator.next()),
        receiverKey: generator.nextFelt(),
        condition: isConditional ? generator.nextFelt() : nil,
        fee: hasFee ? fee : nil,
        nonce: generator.next() >> 33,
        expiration: generator.next() >> 42
      )
      var counts = OperationCounts()
      let hashes = SignedMessage.hashes(of: [terms.message], counts: &counts)
      #expect(hashes == [SpotOperator.message(of: terms)])
      #expect(counts.pedersenHashes == (hasFee ? 4 : 2) + (isConditional ? 1 : 0))
    }
  }

  @Test("packed words come apart again")
  func packing() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<100 {
      var left = 251
      var fields: [(value: UInt64, bits: Int)] = []
      while left > 0 {
        let bits = Int.random(in: 1...min(left, 64), using: &generator)
        fields.append((generator.next() >> UInt64(64 - bits), bits))
        left -= bits
      }
      var word = PackedWord()
      for field in fields { word.append(field.value, bits: field.bits) }
      // A word of 251 bits may be the prime or more, and would then be another one.
      guard fields[0].value >> UInt64(fields[0].bits - 1) == 0 else { continue }
      var unpacked = UnpackedWord(word.element)
      for field in fields.reversed() { #expect(unpacked.take(field.bits) == field.value) }
      #expect(unpacked.isEmpty)
    }
  }
}
