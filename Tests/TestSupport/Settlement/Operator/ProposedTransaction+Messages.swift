package import StarkAlgebra
import StarkHashes
import StarkSettlement

/// What is signed (specification of settlement, 3.3).
extension ProposedTransaction.LimitOrder {
  package var message: Felt252 {
    let id = asset.element
    let (sold, bought) = isBuying ? (collateral, id) : (id, collateral)
    let (sale, purchase) =
      isBuying ? (collateralAmount, syntheticAmount) : (syntheticAmount, collateralAmount)
    let amounts = Felt252(packing: [
      (sale, 64), (purchase, 64), (feeAmount, 64), (signing.nonce, 32),
    ])
    let ending = Felt252(packing: [
      (3, 10), (position, 64), (position, 64), (position, 64), (signing.expiration, 32), (0, 17),
    ])
    return [bought, collateral, amounts, ending].reduce(sold) { Pedersen.hash($0, $1) }
  }
}

extension ProposedTransaction.Transfer {
  package var message: Felt252 {
    let parties = Felt252(packing: [
      (sender, 64), (receiver, 64), (sender, 64), (signing.nonce, 32),
    ])
    let ending = Felt252(packing: [
      (condition == nil ? 4 : 5, 10), (amount, 64), (0, 64), (signing.expiration, 32), (0, 81),
    ])
    let middle = condition.map { [$0.element] } ?? []
    return ([.zero, receiverKey] + middle + [parties, ending])
      .reduce(asset) { Pedersen.hash($0, $1) }
  }
}

extension ProposedTransaction.Withdrawal {
  package func message(collateral: Felt252) -> Felt252 {
    let isToSelf = ownerKey == signing.key.publicKey
    let ending = Felt252(packing: [
      (isToSelf ? 6 : 7, 10), (position, 64), (signing.nonce, 32), (amount, 64),
      (signing.expiration, 32), (0, 49),
    ])
    return Pedersen.hash(isToSelf ? collateral : Pedersen.hash(collateral, ownerKey), ending)
  }
}

extension UInt64 {
  /// The id under which the fills of a signed request are kept: the highest 64 of 251 bits.
  package init(orderIDOf message: Felt252) {
    let words = message.integer
    self = words.w2 >> 59 | words.w3 << 5
  }
}
