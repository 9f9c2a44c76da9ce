import SettlementLedger
import StarkAlgebra
import StarkSettlement
import Testing

extension L1Facts {
  /// Exactly what batch `number` of the shipped chain needs, all of it seen at `time`.
  static func needed(by number: Int, at time: UInt64 = 1_700_000_000) throws -> L1Facts {
    let batch = try DecodedBatch.chain()[number - 1].decoded
    let deposits = batch.modifications.enumerated().filter { !$1.delta.hasPrefix("-") }
    return L1Facts(
      deposits: try deposits.map { index, modification in
        SeenDeposit(
          id: "deposit \(number).\(index)",
          ownerKey: try element(modification.ownerKey),
          place: .position(try integer(modification.positionId)),
          amount: try integer(modification.delta)
        )
      },
      forcedRequests: try batch.forcedActions.enumerated().map { index, action in
        SeenRequest(
          id: "request \(number).\(index)",
          time: time,
          action: .forced(try request(action))
        )
      },
      configurations: ApprovedConfigurations(
        general: [try element(batch.generalConfigHash)],
        assets: try batch.assetConfigs.map {
          Perpetual.AssetConfigurationHash(
            asset: try asset($0.assetId),
            hash: try element($0.configHash)
          )
        }
      ),
      updates: [
        SeenUpdate(
          stateHash: try #require(Bytes32(hexadecimal: batch.newSharedState.sharedStateHash)),
          time: batch.newSharedState.systemTime
        )
      ],
      conditions: try batch.conditions.map(element)
    )
  }

  private static func request(
    _ action: DecodedBatch.ForcedAction
  ) throws -> Perpetual.ForcedAction {
    if action.type == "FORCED_WITHDRAWAL" {
      return .withdrawal(
        Perpetual.ForcedWithdrawal(
          key: try element(action.publicKey),
          position: try integer(action.positionId),
          amount: try integer(action.amount)
        )
      )
    }
    return .trade(
      Perpetual.ForcedTrade(
        keyA: try element(action.publicKeyA),
        keyB: try element(action.publicKeyB),
        positionA: try integer(action.positionIdA),
        positionB: try integer(action.positionIdB),
        asset: try asset(action.syntheticAssetId),
        collateralAmount: try integer(action.amountCollateral),
        syntheticAmount: try integer(action.amountSynthetic),
        isABuying: action.isPartyABuyingSynthetic == 1,
        nonce: Felt252(try #require(action.nonce))
      )
    )
  }

  private static func element(_ text: String?) throws -> Felt252 {
    let integer = try #require(UInt256(hexadecimal: text ?? ""))
    return try #require(Felt252(integer))
  }

  private static func integer(_ text: String?) throws -> UInt64 {
    try #require(UInt64(text ?? ""))
  }

  private static func asset(_ text: String?) throws -> Perpetual.SyntheticAssetID {
    let element = try element(text)
    return try #require(Perpetual.SyntheticAssetID(element))
  }
}
