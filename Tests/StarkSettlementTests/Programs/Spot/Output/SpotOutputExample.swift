import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport
import Testing

/// An output with two or more of everything, and what its words can be.
enum SpotOutputExample {
  static let output = Spot.Output(
    isMintingUnique: true,
    initial: Spot.Roots(validium: 11, rollup: 12, orders: 13),
    final: Spot.Roots(validium: 14, rollup: 15, orders: 16),
    expiration: 475_000,
    heights: Spot.Heights(validium: 24, rollup: 30),
    modifications: [
      modification(Spot.VaultID(7), -5, isFull: true),
      modification(Spot.VaultID(rollupIndex: 9), 6, isFull: false),
    ],
    conditions: [77, .power(250) - 1],
    l1VaultUpdates: [update(index: 1), update(index: 2)].sorted {
      $0.vault.key.integer < $1.vault.key.integer
    },
    l1Orders: [order(nonce: 1), order(nonce: 2)],
    vaultChanges: [
      Spot.VaultChange(index: 3, vault: .empty),
      Spot.VaultChange(index: 4, vault: Spot.Vault(publicKey: 31, token: 41, balance: 5)),
      Spot.VaultChange(index: 8, vault: Spot.Vault(publicKey: 32, token: 41, balance: 6)),
    ]
  )

  private static func modification(
    _ vault: Spot.VaultID,
    _ difference: Int64,
    isFull: Bool
  ) -> Spot.Modification {
    Spot.Modification(
      publicKey: 21,
      token: 22,
      vault: vault,
      difference: difference,
      isFullWithdrawal: isFull
    )
  }

  private static func update(index: UInt64) -> Spot.L1VaultUpdate {
    Spot.L1VaultUpdate(
      vault: Spot.L1Vault(owner: 51, token: 52, index: index),
      minimumBalance: 10,
      difference: -4
    )
  }

  private static func order(nonce: UInt64) -> Spot.L1Order {
    Spot.L1Order(
      owner: 51,
      terms: Spot.OrderTerms(
        sellToken: 52,
        buyToken: 53,
        sellAmount: 54,
        buyAmount: 55,
        sellVault: 1,
        buyVault: 2,
        fee: Spot.FeeTerms(token: 56, limit: 57, vault: 3),
        nonce: nonce,
        expiration: 480_000
      )
    )
  }

  /// A word that is refused, and the nearest one that is not, if there is one.
  struct Edge: Sendable, CustomTestStringConvertible {
    let place: Spot.OutputPlace
    let accepted: Felt252?
    let refused: Felt252
    let fault: Fault

    var testDescription: String { "\(place) = \(refused)" }

    init(
      _ place: Spot.OutputPlace,
      accepted: Felt252?,
      refused: Felt252,
      _ fault: Fault
    ) {
      self.place = place
      self.accepted = accepted
      self.refused = refused
      self.fault = fault
    }

    /// A word whose range ends before `bound`.
    init(
      _ place: Spot.OutputPlace,
      below bound: Felt252,
      allowed: String,
      isBoundAlone: Bool = true
    ) {
      self.init(
        place,
        accepted: isBoundAlone ? bound - 1 : nil,
        refused: bound,
        .outputOutOfRange(place, allowed: allowed, found: bound)
      )
    }

    /// A packed word with a part that is out of its range.
    init(
      _ place: Spot.OutputPlace,
      accepted: Felt252?,
      refused: Felt252,
      _ part: Spot.PackedPart
    ) {
      self.init(
        place,
        accepted: accepted,
        refused: refused,
        .outputPacking(place, part, found: refused)
      )
    }

    /// The example with `word` in the edge's place.
    func decoded(_ word: Felt252) throws -> Spot.Output {
      var words = output.mainWords + output.dataWords
      for (index, place) in output.places.enumerated() where place == self.place {
        words[index] = word
      }
      return try Spot.Output(decoding: words)
    }
  }

  static let edges: [Edge] =
    headerEdges + modificationEdges + l1Edges + orderEdges + dataEdges

  private static let headerEdges = [
    Edge(.header(.configurationCode), below: 2, allowed: "below 2"),
    Edge(.header(.expiration), below: .power(22), allowed: "below 4194304"),
    Edge(.header(.validiumHeight), below: 64, allowed: "0 to 63"),
    Edge(.header(.rollupHeight), below: 32, allowed: "0 to 31"),
    Edge(.header(.orderHeight), below: 252, allowed: "251 to 251"),
    Edge(.header(.orderHeight), below: 250, allowed: "251 to 251", isBoundAlone: false),
    Edge(
      .header(.modificationCount),
      below: .power(64),
      allowed: "below 2^64",
      isBoundAlone: false
    ),
    Edge(.header(.conditionCount), below: .power(64), allowed: "below 2^64", isBoundAlone: false),
    Edge(
      .header(.l1VaultUpdateCount),
      below: .power(64),
      allowed: "below 2^64",
      isBoundAlone: false
    ),
    Edge(.header(.l1OrderCount), below: .power(64), allowed: "below 2^64", isBoundAlone: false),
    Edge(.condition(1), below: .power(250), allowed: "1 to 2^250 - 1"),
    Edge(
      .condition(0),
      accepted: 1,
      refused: 0,
      .outputOutOfRange(.condition(0), allowed: "1 to 2^250 - 1", found: 0)
    ),
  ]

  private static func action(_ full: UInt64, _ vault: UInt64, _ biased: UInt64) -> Felt252 {
    SpotOperator.packed([(full, 2), (vault, 64), (biased, 64)])
  }

  private static let modificationEdges: [Edge] = {
    let place = Spot.OutputPlace.modification(0, .action)
    let zero: UInt64 = 1 << 63
    return [
      Edge(place, accepted: action(1, 7, zero), refused: action(2, 7, zero), .padding),
      Edge(place, accepted: action(1, 7, zero), refused: action(1, 7, zero + 1), .difference),
      Edge(place, accepted: action(0, 7, zero + 1), refused: action(0, 7, 0), .difference),
      Edge(place, accepted: action(1, 7, 1), refused: action(1, 7, 0), .difference),
      Edge(
        place,
        accepted: action(0, (1 << 24) - 1, zero),
        refused: action(0, 1 << 24, zero),
        .vaultIndex
      ),
      Edge(
        place,
        accepted: action(0, 1 << 63 | ((1 << 30) - 1), zero),
        refused: action(0, 1 << 63 | 1 << 30, zero),
        .vaultIndex
      ),
    ]
  }()

  private static let l1Edges: [Edge] = {
    let place = Spot.OutputPlace.l1VaultUpdate(1, .action)
    let index = output.l1VaultUpdates[1].vault.index
    let zero: UInt64 = 1 << 63
    func action(_ minimum: UInt64, _ biased: UInt64, index above: UInt64 = 0) -> Felt252 {
      SpotOperator.packed([(above << 31 | index, 33), (minimum, 64), (biased, 64)])
    }
    return [
      Edge(
        .l1VaultUpdate(0, .owner),
        below: .power(160),
        allowed: "below 2^160",
        isBoundAlone: false
      ),
      Edge(place, accepted: action(0, zero), refused: action(0, zero, index: 1), .padding),
      Edge(place, accepted: action(zero - 1, zero), refused: action(zero, zero), .padding),
      Edge(place, accepted: action(0, zero), refused: action(0, zero - 1), .difference),
      Edge(place, accepted: action(5, zero - 5), refused: action(5, zero - 6), .difference),
      Edge(place, accepted: action(zero - 1, 1), refused: action(zero - 1, 0), .difference),
      Edge(place, accepted: action(0, .max), refused: action(1, .max), .difference),
    ]
  }()

  private static let orderEdges: [Edge] = {
    let amounts = Spot.OutputPlace.l1Order(0, .amounts)
    func amountsWord(
      _ sell: UInt64,
      _ buy: UInt64,
      _ fee: UInt64,
      _ nonce: UInt64,
      above: UInt64 = 0
    ) -> Felt252 {
      SpotOperator.packed([(above, 1), (sell, 64), (buy, 64), (fee, 64), (nonce, 32)])
    }
    let vaults = Spot.OutputPlace.l1Order(0, .vaults)
    func vaultsWord(
      type: UInt64 = 3,
      _ fee: UInt64 = 3,
      _ sell: UInt64 = 1,
      _ buy: UInt64 = 2,
      expiration: UInt64 = 480_000,
      padding: UInt64 = 0
    ) -> Felt252 {
      SpotOperator.packed([
        (type, 10), (fee, 64), (sell, 64), (buy, 64), (expiration, 32), (padding, 17),
      ])
    }
    let (most, bound): (UInt64, UInt64) = ((1 << 63) - 1, 1 << 63)
    let good = amountsWord(most, most, most, (1 << 31) - 1)
    let (index, beyond): (UInt64, UInt64) = ((1 << 31) - 1, 1 << 31)
    return [
      Edge(.l1Order(0, .owner), below: .power(160), allowed: "below 2^160"),
      Edge(.l1Order(0, .wordCount), below: 6, allowed: "5"),
      Edge(.l1Order(0, .wordCount), below: 4, allowed: "5", isBoundAlone: false),
      Edge(amounts, accepted: good, refused: amountsWord(bound, 0, 0, 0), .amount),
      Edge(amounts, accepted: good, refused: amountsWord(0, bound, 0, 0), .amount),
      Edge(amounts, accepted: good, refused: amountsWord(0, 0, bound, 0), .amount),
      Edge(amounts, accepted: good, refused: amountsWord(0, 0, 0, 1 << 31), .nonce),
      Edge(amounts, accepted: good, refused: amountsWord(0, 0, 0, 0, above: 1), .padding),
      Edge(vaults, accepted: vaultsWord(), refused: vaultsWord(type: 4), .type),
      Edge(vaults, accepted: vaultsWord(), refused: vaultsWord(padding: 1), .padding),
      Edge(vaults, accepted: vaultsWord(index), refused: vaultsWord(beyond), .vaultIndex),
      Edge(vaults, accepted: vaultsWord(3, index), refused: vaultsWord(3, beyond), .vaultIndex),
      Edge(
        vaults,
        accepted: vaultsWord(3, 1, index),
        refused: vaultsWord(3, 1, beyond),
        .vaultIndex
      ),
      Edge(
        vaults,
        accepted: vaultsWord(expiration: (1 << 22) - 1),
        refused: vaultsWord(expiration: 1 << 22),
        .expiration
      ),
    ]
  }()

  private static let dataEdges: [Edge] = {
    let place = Spot.OutputPlace.vaultChanges(0)
    func word(
      _ index: UInt64 = 4,
      balance: UInt64 = 5,
      key: UInt64 = 1,
      token: UInt64 = 1,
      emptyKey: UInt64 = 0,
      emptyToken: UInt64 = 0,
      above: UInt64 = 0
    ) -> Felt252 {
      SpotOperator.packed([
        (above, 1), (3, 31), (0, 63), (emptyKey, 15), (emptyToken, 15), (index, 31),
        (balance, 63), (key, 15), (token, 15),
      ])
    }
    let last = Spot.OutputPlace.vaultChanges(1)
    func lastWord(_ index: UInt64) -> Felt252 {
      let change: [(UInt64, Int)] = [(index, 31), (6, 63), (2, 15), (1, 15)]
      return SpotOperator.packed(change + change)
    }
    return [
      Edge(.keyCount, below: .power(15), allowed: "below 32768", isBoundAlone: false),
      Edge(.tokenCount, below: .power(15), allowed: "below 32768", isBoundAlone: false),
      Edge(place, accepted: word(), refused: word(above: 1), .padding),
      Edge(place, accepted: word(key: 1), refused: word(key: 3), .missingEntry(place, .key)),
      Edge(place, accepted: word(token: 1), refused: word(token: 2), .missingEntry(place, .token)),
      Edge(place, accepted: word(), refused: word(emptyKey: 1), .ownedEmptyVault(index: 3)),
      Edge(place, accepted: word(), refused: word(emptyToken: 1), .ownedEmptyVault(index: 3)),
      Edge(place, accepted: word(7), refused: word(3), .outputNotAscending(place)),
      Edge(
        last,
        accepted: lastWord((1 << 30) - 1),
        refused: lastWord(1 << 30),
        .vaultIndex(1 << 30, height: 30)
      ),
    ]
  }()
}
