import StarkAlgebra
import StarkHashes
import StarkSettlement
import TestSupport
import Testing

@Suite("Vaults of the spot exchange")
struct SpotVaultTests {
  @Test("a vault without balance belongs to nobody, and one leaf stands for all of them")
  func empty() {
    let vault = Spot.Vault(publicKey: 5, token: 6, balance: 0)
    #expect(vault == .empty)
    #expect(vault.publicKey == .zero)
    var counts = OperationCounts()
    // The constant of StarkEx's program, dex_constants.cairo.
    let expected = UInt256(
      hexadecimal: "0x6bf1b215edde951b1b50c19e77f7b362d23c6cb4232ae8b95bc112ff94d3956"
    )
    #expect(vault.hash(counts: &counts).integer == expected)
    #expect(counts.pedersenHashes == 2)
  }

  @Test("a leaf is a hash over key, token and balance")
  func leaf() {
    var counts = OperationCounts()
    let vault = Spot.Vault(publicKey: 5, token: 6, balance: 7)
    #expect(vault.hash(counts: &counts) == Pedersen.hash(Pedersen.hash(5, 6), 7))
  }

  @Test("bit 63 of a vault's id says which tree it is in")
  func ids() {
    let validium = Spot.VaultID(.max >> 1)
    #expect(validium.tree == .validium)
    #expect(validium.index == .max >> 1)
    let rollup = Spot.VaultID(1 << 63 | 5)
    #expect(rollup.tree == .rollup)
    #expect(rollup.index == 5)
    #expect(rollup == Spot.VaultID(rollupIndex: 5))
    #expect(validium < rollup)
  }

  @Test("the trees tell where a vault can be")
  func heights() {
    let heights = Spot.Heights(validium: 3, rollup: 0)
    #expect(heights.contain(Spot.VaultID(7)))
    #expect(!heights.contain(Spot.VaultID(8)))
    #expect(heights.contain(Spot.VaultID(rollupIndex: 0)))
    #expect(!heights.contain(Spot.VaultID(rollupIndex: 1)))
  }

  @Test("a state has the vaults that were written to either tree")
  func state() throws {
    var counts = OperationCounts()
    let heights = Spot.Heights(validium: 20, rollup: 31)
    let empty = Spot.State(emptyWith: heights, counts: &counts)
    let vault = Spot.Vault(publicKey: 5, token: 6, balance: 7)
    let ids = [Spot.VaultID(9), Spot.VaultID(rollupIndex: 9)]
    let state = try empty.updating(
      vaults: [ids[1]: vault],
      orders: [UInt256(3): 4],
      counts: &counts
    )
    #expect(try ids.map { try state.vault($0) } == [.empty, vault])
    #expect(state.roots.validium == empty.roots.validium)
    #expect(state.roots.rollup != empty.roots.rollup)
    #expect(try state.orders.value(of: UInt256(3)) == 4)
    #expect(state.heights == heights)
    let known = Spot.State(heights: heights, roots: state.roots, counts: &counts)
    #expect(known.roots == state.roots)
    #expect(try known.vault(ids[0]) == .empty)
    #expect(throws: TreeError.unknownLeaf(index: 9)) { try known.vault(ids[1]) }
  }
}
