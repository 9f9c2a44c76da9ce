import Foundation
import SettlementLedger
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import Testing

@Suite("Files of facts")
struct L1FactsTests {
  private static func decode(_ text: String) throws(Fault) -> L1Facts {
    try L1Facts(decoding: [UInt8](text.utf8))
  }

  @Test("say everything there is to say")
  func complete() throws {
    let facts = try Self.decode(
      """
      {
        "schema": 1,
        "deposits": [{"id": "a", "owner_key": "0x10", "position": "18446744073709551615",
          "amount": 7},
          {"id": "d", "owner_key": "0x19", "vault": "9223372036854775810", "token": "0x1a",
          "amount": "8"}],
        "forced_requests": [
          {"id": "b", "time": 1700000000, "kind": "withdrawal", "public_key": "0x11",
            "position": 3, "amount": "0"},
          {"id": "c", "time": 1700000001, "kind": "trade", "key_a": "0x12", "key_b": "0x13",
            "position_a": "1", "position_b": "2", "asset": "0x14", "collateral_amount": "5",
            "synthetic_amount": "6", "is_a_buying": true, "nonce": 4294967295},
          {"id": "e", "time": 1700000003, "kind": "full_withdrawal", "public_key": "0x1b",
            "vault": 3}],
        "configurations": {"general": ["0x15"], "assets": [{"asset": "0x16", "hash": "0x17"}]},
        "updates": [{"state_hash": "0xff00", "time": 1700000002}],
        "conditions": ["0x18"]
      }
      """
    )
    let asset = try #require(Perpetual.SyntheticAssetID(UInt128(0x14)))
    let configured = try #require(Perpetual.SyntheticAssetID(UInt128(0x16)))
    let withdrawal = Perpetual.ForcedWithdrawal(key: Felt252(0x11), position: 3, amount: 0)
    let trade = Perpetual.ForcedTrade(
      keyA: Felt252(0x12),
      keyB: Felt252(0x13),
      positionA: 1,
      positionB: 2,
      asset: asset,
      collateralAmount: 5,
      syntheticAmount: 6,
      isABuying: true,
      nonce: 4_294_967_295
    )
    #expect(
      facts
        == L1Facts(
          deposits: [
            SeenDeposit(id: "a", ownerKey: Felt252(0x10), place: .position(.max), amount: 7),
            SeenDeposit(
              id: "d",
              ownerKey: Felt252(0x19),
              place: .vault(Spot.VaultID(rollupIndex: 2), token: Felt252(0x1a)),
              amount: 8
            ),
          ],
          forcedRequests: [
            SeenRequest(id: "b", time: 1_700_000_000, action: .forced(.withdrawal(withdrawal))),
            SeenRequest(id: "c", time: 1_700_000_001, action: .forced(.trade(trade))),
            SeenRequest(
              id: "e",
              time: 1_700_000_003,
              action: .fullWithdrawal(FullWithdrawal(key: Felt252(0x1b), vault: Spot.VaultID(3)))
            ),
          ],
          configurations: ApprovedConfigurations(
            general: [Felt252(0x15)],
            assets: [Perpetual.AssetConfigurationHash(asset: configured, hash: Felt252(0x17))]
          ),
          updates: [
            SeenUpdate(stateHash: Bytes32(UInt256(0xff00)), time: 1_700_000_002)
          ],
          conditions: [Felt252(0x18)]
        )
    )
  }

  @Test("leave out what was not looked at, which is not the same as seeing nothing")
  func absent() throws {
    #expect(try Self.decode(#"{"schema": 1}"#) == L1Facts())
    #expect(try Self.decode(#"{"schema": 1, "deposits": []}"#) == L1Facts(deposits: []))
  }

  /// A file that is wrong, the code of its fault and where that is.
  struct Bad: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let location: String
    var testDescription: String { "\(code) at \(location)" }

    init(_ text: String, _ code: String, _ location: String) {
      self.text = text
      self.code = code
      self.location = location
    }
  }

  static let wrongFiles = [
    Bad("[]", "malformed/kind", "(root)"),
    Bad(#"{"deposits": []}"#, "malformed/missing", "schema"),
    Bad(#"{"schema": 2}"#, "malformed/range", "schema"),
    Bad(#"{"schema": 1, "deposit": []}"#, "malformed/unknown-member", "deposit"),
    Bad(#"{"schema": 1, "deposits": {}}"#, "malformed/kind", "deposits"),
    Bad(
      #"{"schema": 1, "deposits": [{"id": "a", "owner_key": "0x1", "position": 1}]}"#,
      "malformed/missing",
      "deposits[0].amount"
    ),
    Bad(
      #"{"schema": 1, "deposits": [{"id": "", "owner_key": "0x1", "position": 1, "amount": 1}]}"#,
      "malformed/range",
      "deposits[0].id"
    ),
    Bad(
      #"""
      {"schema": 1, "deposits": [{"id": "a", "owner_key": "0x1", "position": 1,
        "amount": "18446744073709551616"}]}
      """#,
      "malformed/range",
      "deposits[0].amount"
    ),
    Bad(
      #"{"schema": 1, "deposits": [{"id": "a", "owner_key": "0x1", "vault": 1, "amount": 1}]}"#,
      "malformed/missing",
      "deposits[0].token"
    ),
    Bad(
      #"""
      {"schema": 1, "deposits": [{"id": "a", "owner_key": "0x1", "token": "0x1", "position": 1,
        "amount": 1}]}
      """#,
      "malformed/unknown-member",
      "deposits[0].position"
    ),
    Bad(
      #"""
      {"schema": 1, "deposits": [{"id": "a", "owner_key": "0x1", "vault": 1, "token": "1",
        "amount": 1}]}
      """#,
      "malformed/hexadecimal",
      "deposits[0].token"
    ),
    Bad(
      #"""
      {"schema": 1, "deposits": [{"id": "a", "owner_key": "0x1", "vault": "-1", "token": "0x1",
        "amount": 1}]}
      """#,
      "malformed/range",
      "deposits[0].vault"
    ),
    Bad(
      #"""
      {"schema": 1, "deposits": [{"id": "a", "owner_key": "0x1", "vault": 1, "vault": 2,
        "token": "0x1", "amount": 1}]}
      """#,
      "malformed/duplicate",
      "deposits[0].vault"
    ),
    Bad(
      #"""
      {"schema": 1, "forced_requests": [{"id": "a", "time": 1, "kind": "full_withdrawal",
        "public_key": "0x1", "vault": "18446744073709551616"}]}
      """#,
      "malformed/range",
      "forced_requests[0].vault"
    ),
    Bad(
      #"""
      {"schema": 1, "forced_requests": [{"id": "a", "time": 1, "kind": "full_withdrawal",
        "public_key": "0x1", "vault": 1, "amount": 1}]}
      """#,
      "malformed/unknown-member",
      "forced_requests[0].amount"
    ),
    Bad(
      #"""
      {"schema": 1, "forced_requests": [{"id": "a", "kind": "full_withdrawal",
        "public_key": "0x1", "vault": 1}]}
      """#,
      "malformed/missing",
      "forced_requests[0].time"
    ),
    Bad(
      #"{"schema": 1, "forced_requests": [{"id": "a", "time": 1, "kind": "deposit"}]}"#,
      "malformed/name",
      "forced_requests[0].kind"
    ),
    Bad(
      #"""
      {"schema": 1, "forced_requests": [{"id": "a", "time": 253402300800, "kind": "withdrawal",
        "public_key": "0x1", "position": 1, "amount": 1}]}
      """#,
      "malformed/range",
      "forced_requests[0].time"
    ),
    Bad(
      #"""
      {"schema": 1, "configurations": {"general": [],
        "assets": [{"asset": "0x1000000000000000000000000000000", "hash": "0x1"}]}}
      """#,
      "malformed/range",
      "configurations.assets[0].asset"
    ),
    Bad(
      #"{"schema": 1, "conditions": [7]}"#,
      "malformed/kind",
      "conditions[0]"
    ),
    Bad(String(repeating: "[", count: 1_000_000), "malformed/too-large", "[0][0][0]"),
  ]

  @Test("that are wrong are refused by name and place", arguments: wrongFiles)
  func wrong(file: Bad) {
    let error = #expect(throws: Fault.self) { try Self.decode(file.text) }
    #expect(error?.code == file.code)
    #expect(error?.location?.hasPrefix(file.location) == true, "\(error as Any)")
  }

  @Test("an id has at most 256 bytes", arguments: [256, 257])
  func idLength(count: Int) throws {
    let id = String(repeating: "x", count: count)
    let text = """
      {"schema": 1, "deposits": [{"id": "\(id)", "owner_key": "0x1", "position": 1, "amount": 1}]}
      """
    if count == 256 {
      #expect(try Self.decode(text).deposits?.first?.id == id)
    } else {
      let error = #expect(throws: Fault.self) { try Self.decode(text) }
      #expect(error?.code == "malformed/range")
    }
  }
}
