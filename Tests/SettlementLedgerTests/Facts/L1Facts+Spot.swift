import Foundation
import SettlementLedger
import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

extension L1Facts {
  /// Exactly what batch `number` of the spot chain beside the repository needs, all seen at `time`.
  static func needed(bySpot number: Int, at time: UInt64 = 1_700_000_000) throws -> L1Facts {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let bytes = try BatchFolder.shared("starkex/spot/batch\(number)").bytes(of: "decoded.json")
    let batch = try decoder.decode(SpotFile.self, from: Data(bytes)).decoded
    var facts = L1Facts(deposits: [], forcedRequests: [])
    for (index, modification) in batch.modifications.enumerated() {
      let key = try element(modification.starkKey)
      let vault = Spot.VaultID(try #require(UInt64(modification.vaultId)))
      if let amount = UInt64(modification.diff), amount > 0 {
        facts.deposits?.append(
          SeenDeposit(
            id: "deposit \(number).\(index)",
            ownerKey: key,
            place: .vault(vault, token: try element(modification.token)),
            amount: amount
          )
        )
      }
      if modification.fullWithdrawal == 1 {
        facts.forcedRequests?.append(
          SeenRequest(
            id: "request \(number).\(index)",
            time: time,
            action: .fullWithdrawal(FullWithdrawal(key: key, vault: vault))
          )
        )
      }
    }
    facts.conditions = try batch.conditions.map(element)
    return facts
  }

  private static func element(_ text: String) throws -> Felt252 {
    let integer = try #require(UInt256(hexadecimal: text))
    return try #require(Felt252(integer))
  }
}

/// What the shared files say of a spot batch, read by other code than that under test.
private struct SpotFile: Decodable {
  struct Batch: Decodable {
    let modifications: [Modification]
    let conditions: [String]
  }

  struct Modification: Decodable {
    let starkKey: String
    let token: String
    let fullWithdrawal: Int
    let vaultId: String
    let diff: String
  }

  let decoded: Batch
}
