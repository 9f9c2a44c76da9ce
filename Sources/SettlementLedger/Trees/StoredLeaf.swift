import Foundation
import StarkAlgebra
import StarkSettlement

/// A leaf that a ledger can keep as bytes.
protocol StoredLeaf: TreeLeaf {
  var stored: Data { get }

  /// Nil if the bytes are no leaf.
  init?(stored data: Data)
}

extension Perpetual.OrderFill: StoredLeaf {
  /// The amount.
  var stored: Data { amount.stored }

  init?(stored data: Data) {
    guard let amount = UInt64(stored: data) else { return nil }
    self.init(amount: amount)
  }
}

extension Perpetual.Position: StoredLeaf {
  /// Key, collateral, funding timestamp, and for every holding asset, balance and index.
  var stored: Data {
    var data = publicKey.stored + UInt64(bitPattern: collateral).stored + fundingTimestamp.stored
    for holding in assets {
      data += holding.asset.value.stored
      data += UInt64(bitPattern: holding.balance).stored
      data += UInt64(bitPattern: holding.cachedFundingIndex).stored
    }
    return data
  }

  init?(stored data: Data) {
    var rest = data
    guard let key = rest.take(32).flatMap({ Felt252(stored: $0) }),
      let collateral = rest.take(8).flatMap({ UInt64(stored: $0) }),
      let timestamp = rest.take(8).flatMap({ UInt64(stored: $0) })
    else { return nil }
    var holdings: [Perpetual.Holding] = []
    while !rest.isEmpty {
      guard holdings.count < Self.maximumAssetCount,
        let asset = rest.take(16).flatMap({ UInt128(stored: $0) }),
        let id = Perpetual.SyntheticAssetID(asset),
        let balance = rest.take(8).flatMap({ UInt64(stored: $0) }),
        let index = rest.take(8).flatMap({ UInt64(stored: $0) }),
        balance != 0, holdings.last.map({ $0.asset < id }) ?? true
      else { return nil }
      holdings.append(
        Perpetual.Holding(
          asset: id,
          balance: Int64(bitPattern: balance),
          cachedFundingIndex: Int64(bitPattern: index)
        )
      )
    }
    self.init(
      publicKey: key,
      collateral: Int64(bitPattern: collateral),
      assets: holdings,
      fundingTimestamp: timestamp
    )
  }
}

extension Spot.Vault: StoredLeaf {
  /// Key, token and balance.
  var stored: Data { publicKey.stored + token.stored + balance.stored }

  init?(stored data: Data) {
    var rest = data
    guard let key = rest.take(32).flatMap({ Felt252(stored: $0) }),
      let token = rest.take(32).flatMap({ Felt252(stored: $0) }),
      let balance = rest.take(8).flatMap({ UInt64(stored: $0) }),
      rest.isEmpty
    else { return nil }
    self.init(publicKey: key, token: token, balance: balance)
  }
}

extension Data {
  /// Removes the first `count` bytes, nil if there are fewer.
  fileprivate mutating func take(_ count: Int) -> Data? {
    guard self.count >= count else { return nil }
    defer { self = dropFirst(count) }
    return prefix(count)
  }
}
