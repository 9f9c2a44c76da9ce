package import StarkAlgebra
import StarkHashes
package import StarkSettlement

/// The messages of the spot exchange, packed with plain integers.
extension SpotOperator {
  /// The fields one after the other, each with its width in bits, modulo the prime.
  package static func packed(_ fields: [(UInt64, Int)]) -> Felt252 {
    var sum: Integer = 0
    for (field, width) in fields { sum = (sum << width) + Integer(field) }
    let remainder = sum.reduced(modulo: Integer(Felt252.modulus)).flatMap { UInt256($0) }
    return Felt252(reducing: remainder ?? .zero)
  }

  package static func message(of terms: Spot.OrderTerms) -> Felt252 {
    guard terms.fee == nil else {
      let words = words(of: terms)
      return hash(hash(hash(hash(words[0], words[1]), words[2]), words[3]), words[4])
    }
    let packed = packed([
      (0, 4), (terms.sellVault, 31), (terms.buyVault, 31), (terms.sellAmount, 63),
      (terms.buyAmount, 63), (terms.nonce, 31), (terms.expiration, 22),
    ])
    return hash(hash(terms.sellToken, terms.buyToken), packed)
  }

  package static func words(of terms: Spot.OrderTerms) -> [Felt252] {
    [
      terms.sellToken, terms.buyToken, terms.fee?.token ?? .zero,
      packed([
        (terms.sellAmount, 64), (terms.buyAmount, 64), (terms.fee?.limit ?? 0, 64),
        (terms.nonce, 32),
      ]),
      packed([
        (3, 10), (terms.fee?.vault ?? 0, 64), (terms.sellVault, 64), (terms.buyVault, 64),
        (terms.expiration, 32), (0, 17),
      ]),
    ]
  }

  package static func message(of terms: Spot.TransferTerms) -> Felt252 {
    let (sender, receiver) = (terms.sender.value, terms.receiver.value)
    guard let fee = terms.fee else {
      let receiverHash = hash(terms.token, terms.receiverKey)
      let partial = terms.condition.map { hash(receiverHash, $0) } ?? receiverHash
      let packed = packed([
        (terms.condition == nil ? 1 : 2, 4), (sender, 31), (receiver, 31), (terms.amount, 63),
        (0, 63), (terms.nonce, 31), (terms.expiration, 22),
      ])
      return hash(partial, packed)
    }
    let receiverHash = hash(hash(terms.token, fee.token), terms.receiverKey)
    let partial = terms.condition.map { hash(receiverHash, $0) } ?? receiverHash
    let vaults = packed([(sender, 64), (receiver, 64), (fee.vault, 64), (terms.nonce, 32)])
    let amounts = packed([
      (terms.condition == nil ? 4 : 5, 10), (terms.amount, 64), (fee.limit, 64),
      (terms.expiration, 32), (0, 81),
    ])
    return hash(hash(partial, vaults), amounts)
  }

  static func mintMessage(of token: Felt252) -> Felt252 {
    let salt = "mint".utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return hash(Felt252(salt), token)
  }

  static func hash(_ x: Felt252, _ y: Felt252) -> Felt252 { Pedersen.hash(x, y) }
}
