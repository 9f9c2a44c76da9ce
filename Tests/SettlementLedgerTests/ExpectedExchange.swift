import Foundation
import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// The positions after the shipped chain and what follows from them, by plain arithmetic.
///
/// The amounts of the chain are so small that 128 bits hold every product.
struct ExpectedExchange {
  struct File: Decodable {
    let generalConfig: Configuration
    let newPositions: [String: Position]
  }

  struct Configuration: Decodable {
    let feePositionInfo: FeePosition
    let syntheticAssetsInfo: [Asset]
  }

  struct FeePosition: Decodable { let positionId: String }

  struct Asset: Decodable {
    let assetId: String
    let riskFactorSegments: [Segment]
  }

  struct Segment: Decodable {
    let upperBound: String
    let risk: String
  }

  struct Position: Decodable {
    let publicKey: String
    let collateralBalance: String
    let assets: [Holding]
  }

  struct Holding: Decodable {
    let assetId: String
    let balance: String
    let cachedFundingIndex: String
  }

  /// What is in a position, as numbers.
  struct Content {
    let id: UInt64
    let publicKey: String
    let collateral: Int128
    let assets: [(id: String, balance: Int128, cachedIndex: Int128)]
  }

  let positions: [Content]
  let feePosition: UInt64
  /// The positions' collateral after each batch, by id.
  let collaterals: [[UInt64: Int128]]
  let indices: [String: Int128]
  let prices: [String: Int128]
  let segments: [String: [(bound: UInt128, risk: Int128)]]

  init() throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    var contents: [UInt64: Content] = [:]
    var collaterals: [[UInt64: Int128]] = []
    var feePosition: UInt64 = 0
    var segments: [String: [(bound: UInt128, risk: Int128)]] = [:]
    for folder in BatchFolder.perpetualChain {
      let file = try decoder.decode(File.self, from: Data(folder.bytes(of: "batch.json")))
      for (name, position) in file.newPositions {
        let id = try #require(UInt64(name))
        contents[id] = Content(
          id: id,
          publicKey: position.publicKey,
          collateral: try #require(Int128(position.collateralBalance)),
          assets: try position.assets.map {
            (
              id: $0.assetId,
              balance: try #require(Int128($0.balance)),
              cachedIndex: try #require(Int128($0.cachedFundingIndex))
            )
          }
        )
      }
      collaterals.append(contents.mapValues(\.collateral))
      feePosition = try #require(UInt64(file.generalConfig.feePositionInfo.positionId))
      for asset in file.generalConfig.syntheticAssetsInfo {
        segments[asset.assetId] = try asset.riskFactorSegments.map {
          (bound: try #require(UInt128($0.upperBound)), risk: try #require(Int128($0.risk)))
        }
      }
    }
    positions = contents.values.filter { $0.collateral != 0 || !$0.assets.isEmpty }
      .sorted { $0.id < $1.id }
    self.collaterals = collaterals
    self.feePosition = feePosition
    self.segments = segments
    let state = try #require(try DecodedBatch.chain().last).decoded.newSharedState
    var indices: [String: Int128] = [:]
    for entry in state.fundingIndices {
      indices[entry.assetId] = Int128(entry.fundingIndex)
    }
    var prices: [String: Int128] = [:]
    for entry in state.oraclePrices { prices[entry.assetId] = Int128(entry.price) }
    (self.indices, self.prices) = (indices, prices)
  }

  /// collateral + ⌊−Σ (G − cached)·balance / 2³²⌋.
  func fundedCollateral(of position: Content) -> Int128 {
    let payment = position.assets.reduce(Int128(0)) { sum, holding in
      sum + ((indices[holding.id] ?? 0) - holding.cachedIndex) * holding.balance
    }
    return position.collateral + (-payment >> 32)
  }

  /// Σ price·balance, 32 fractional bits.
  func syntheticValue(of position: Content) -> Int128 {
    position.assets.reduce(0) { $0 + (prices[$1.id] ?? 0) * $1.balance }
  }

  /// Σ price·|balance|·risk, 64 fractional bits.
  func risk(of position: Content) -> Int128 {
    position.assets.reduce(0) { sum, holding in
      let size = (prices[holding.id] ?? 0) * Int128(holding.balance.magnitude)
      let segment = segments[holding.id]?.first { UInt128(size) <= $0.bound }
      return sum + size * (segment?.risk ?? 0)
    }
  }

  static func asset(_ text: String) throws -> Perpetual.SyntheticAssetID {
    let integer = try #require(UInt256(hexadecimal: text))
    let element = try #require(Felt252(integer))
    return try #require(Perpetual.SyntheticAssetID(element))
  }
}
