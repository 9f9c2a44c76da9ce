import StarkAlgebra
import StarkHashes
import TestSupport
import Testing

@Suite("Pedersen")
struct PedersenTests {
  /// Sources: starkex-resources, `signature_test_data.json`, for the first two; the public tests
  /// of a Solidity port for the next two; starknet-crypto for zeros and for (1, 2).
  @Test(
    "published hashes",
    arguments: [
      (
        "3d937c035c878245caf64531a5756109c53068da139362728feb561405371cb",
        "208a0a10250e382e1e4bbe2880906c2791bf6275695e02fbbc6aeff9cd8b31a",
        "0x30e480bed5fe53fa909cc0f8c4d99b8f9f2c016be4c41e13a4848797979c662"
      ),
      (
        "58f580910a6ca59b28927c08fe6c43e2e303ca384badc365795fc645d479d45",
        "78734f65a067be9bdb39de18434d71e79f7b6466a4b66bbd979ab9e7515fe0b",
        "0x68cc0b76cddd1dd4ed2301ada9b7c872b23875d5ff837b3a87993e0d9996b87"
      ),
      (
        "3d937c035c878245caf64531a5756109c53068da139362728feb561405371cb",
        "78734f65a067be9bdb39de18434d71e79f7b6466a4b66bbd979ab9e7515fe0b",
        "0x598a25dfef7494a7b2b10d13b0e616208a459f53694ddd60159a07c3c774435"
      ),
      (
        "30e480bed5fe53fa909cc0f8c4d99b8f9f2c016be4c41e13a4848797979c662",
        "30e480bed5fe53fa909cc0f8c4d99b8f9f2c016be4c41e13a4848797979c662",
        "0x51afb96740fc20f2f17329df62d57054689dc72fe7a8ee62e2516867401aa11"
      ),
      ("0", "0", "0x49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804"),
      ("1", "2", "0x5bb9440e27889a364bcb678b1f679ecd1347acdedcbf36e83494f857cc58026"),
    ]
  )
  func published(x: String, y: String, digest: String) throws {
    let x = try Felt252(hexadecimal: x)
    let y = try Felt252(hexadecimal: y)
    #expect(Pedersen.hash(x, y).description == digest)
  }

  @Test("hashes agree with the sum over single bits, at the edges of the digits and seeded")
  func bitByBit() {
    for x in operands {
      for y in [Felt252.zero, -.one, x] {
        #expect(Pedersen.hash(x, y) == hashBitByBit(x, y))
      }
    }
  }

  @Test("batches agree with single hashes", arguments: Array(0...9) + [16, 17, 40])
  func batches(count: Int) throws {
    var generator = SeededGenerator(seed: UInt64(count))
    var pairs = (0..<2 * count).map { _ in generator.nextFelt() }
    // Short lists among long ones: fewer terms, down to the shift point alone.
    for (index, operand) in zip(pairs.indices, [.zero, .zero, .one] as [Felt252]) {
      pairs[index] = operand
    }
    var hashes = [Felt252](repeating: .zero, count: count)
    var span = hashes.mutableSpan
    Pedersen.hash(pairs: pairs.span, into: &span)
    #expect(hashes == (0..<count).map { Pedersen.hash(pairs[2 * $0], pairs[2 * $0 + 1]) })
  }

  @Test("a chain hashes from zero and ends with the count")
  func chains() {
    var generator = SeededGenerator(seed: 7)
    for count in [0, 1, 2, 5, 40] {
      let elements = (0..<count).map { _ in generator.nextFelt() }
      let last = elements.reduce(Felt252.zero) { Pedersen.hash($0, $1) }
      let expected = Pedersen.hash(last, Felt252(UInt64(count)))
      #expect(Pedersen.hashChain(elements.span) == expected)
    }
  }

  private func hashBitByBit(_ x: Felt252, _ y: Felt252) -> Felt252? {
    var sum = XYZZPoint(Pedersen.shiftPoint)
    for (input, element) in [x, y].enumerated() {
      for bit in 0..<252 where element.integer.bit(bit) {
        sum.add(Pedersen.constantPoint(input: input, bit: bit))
      }
    }
    return sum.affine?.x
  }

  /// Elements whose signed digits meet every case: −32, 32, carries through all windows, the top.
  private var operands: [Felt252] {
    var generator = SeededGenerator(seed: 8)
    let powers = [6, 12, 63, 64, 245, 246, 247, 248, 250, 251].map { Felt252(2).power($0) }
    return [0, 1, 31, 32, 33, 63, 64, -Felt252(1), -Felt252(2)]
      + powers + powers.map { $0 - 1 } + powers.map { $0 * 31 }
      + (0..<20).map { _ in generator.nextFelt() }
  }
}
