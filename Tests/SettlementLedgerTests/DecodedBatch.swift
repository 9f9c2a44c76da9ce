import Foundation
import StarkAlgebra
import StarkSettlement
import StarkVerifier
import TestSupport

/// What the shipped files say of a batch, read by other code than that under test.
struct DecodedBatch: Decodable {
  let stateTransitionFact: String
  let gpsFact: String
  let onchainDataHash: String
  let decoded: Output

  struct Output: Decodable {
    let generalConfigHash: String
    let prevSharedState: SharedState
    let newSharedState: SharedState
    let minimumExpirationTimestamp: UInt64
    let modifications: [Modification]
    let forcedActions: [ForcedAction]
    let conditions: [String]
    let assetConfigs: [AssetConfiguration]
  }

  struct AssetConfiguration: Decodable {
    let assetId: String
    let configHash: String
  }

  /// A withdrawal or a trade; the other's members are nil.
  struct ForcedAction: Decodable {
    let type: String
    let publicKey: String?
    let positionId: String?
    let amount: String?
    let publicKeyA: String?
    let publicKeyB: String?
    let positionIdA: String?
    let positionIdB: String?
    let syntheticAssetId: String?
    let amountCollateral: String?
    let amountSynthetic: String?
    let isPartyABuyingSynthetic: Int?
    let nonce: UInt64?
  }

  struct SharedState: Decodable {
    let positionsRoot: String
    let ordersRoot: String
    let fundingIndices: [FundingIndex]
    let fundingTimestamp: UInt64
    let oraclePrices: [Price]
    let systemTime: UInt64
    let sharedStateHash: String
  }

  struct FundingIndex: Decodable {
    let assetId: String
    let fundingIndex: String
  }

  struct Price: Decodable {
    let assetId: String
    let price: String
  }

  struct Modification: Decodable {
    let ownerKey: String
    let positionId: String
    let delta: String
  }

  /// Batches 1, 2 and 3.
  static func chain() throws -> [DecodedBatch] {
    try BatchFolder.perpetualChain.map { folder in
      struct File: Decodable { let tasks: [DecodedBatch] }
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let file = try decoder.decode(
        File.self,
        from: Data(folder.bytes(of: "decoded.json"))
      )
      return file.tasks[0]
    }
  }
}

extension Bytes32 {
  /// The digest of a text `0x…`.
  init?(hexadecimal text: String) {
    guard let integer = UInt256(hexadecimal: text) else { return nil }
    self.init(integer)
  }
}

extension Fact {
  /// The digest of a text `0x…`.
  init?(hexadecimal text: String) {
    guard let digest = Bytes32(hexadecimal: text) else { return nil }
    self.init(digest)
  }
}
