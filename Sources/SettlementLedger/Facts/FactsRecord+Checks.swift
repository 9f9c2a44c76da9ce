import GRDB
import StarkAlgebra
import StarkFaults
package import StarkSettlement

extension FactsRecord {
  /// Settles a batch with what is remembered, and throws where `facts` says it should be and isn't.
  ///
  /// Lists that `facts` lacks refute nothing; what the batch uses up is used up all the same.
  func settle(
    _ output: Perpetual.Output,
    _ link: ChainLink,
    sequence: Int,
    facts: L1Facts?
  ) throws {
    try checkProgram(Perpetual.name)
    try checkUpdate(link, isRequired: facts?.updates != nil)
    for (index, modification) in output.modifications.enumerated() {
      try consumeDeposit(
        of: modification.ownerKey,
        to: .position(modification.position),
        modification.delta,
        modification: index,
        isRequired: facts?.deposits != nil
      )
    }
    for (index, action) in output.forcedActions.enumerated() {
      let isServed = try database.serve(action, by: sequence)
      guard isServed || facts?.forcedRequests == nil else {
        throw Fault.factsNotRequested(forcedAction: index)
      }
    }
    if facts?.configurations != nil { try checkConfigurations(of: output) }
    if facts?.conditions != nil { try check(output.conditions) }
  }

  /// The same for a batch of the spot exchange, whose contract holds no configurations.
  ///
  /// A withdrawal can be claimed as soon as the contract took the batch, so nothing can refute it.
  /// (Specification of settlement, 4.5.)
  package func settle(
    _ output: Spot.Output,
    _ link: ChainLink,
    sequence: Int,
    facts: L1Facts?
  ) throws {
    try checkProgram(Spot.name)
    guard facts?.configurations == nil else {
      throw Fault.factsOtherProgram(list: "configurations")
    }
    try checkUpdate(link, isRequired: facts?.updates != nil)
    let updateTime = try time(of: link.next)
    for (index, modification) in output.modifications.enumerated() {
      let (key, vault) = (modification.publicKey, modification.vault)
      try consumeDeposit(
        of: key,
        to: .vault(vault, token: modification.token),
        Int128(modification.difference),
        modification: index,
        isRequired: facts?.deposits != nil
      )
      guard modification.isFullWithdrawal else { continue }
      let withdrawal = FullWithdrawal(key: key, vault: vault)
      let isAnswer = try database.answer(withdrawal, by: sequence, at: updateTime)
      guard isAnswer || facts?.forcedRequests == nil else {
        throw Fault.factsFullWithdrawalNotRequested(modification: index)
      }
    }
    if facts?.conditions != nil { try check(output.conditions) }
  }

  /// Throws if the contract took the batch at a time at which it takes none.
  private func checkUpdate(_ link: ChainLink, isRequired: Bool) throws {
    guard let time = try time(of: link.next) else {
      guard !isRequired else { throw Fault.factsUpdateUnknown(state: link.next) }
      return
    }
    try UpdateRule.check(
      stateTime: link.times?.next,
      expiration: link.expiration,
      updateTime: time
    )
  }

  /// Takes what a modification deposits from what is pending; nothing for a withdrawal, below 0.
  private func consumeDeposit(
    of key: Felt252,
    to place: DepositPlace,
    _ difference: Int128,
    modification index: Int,
    isRequired: Bool
  ) throws {
    guard let amount = UInt64(exactly: difference), amount > 0 else { return }
    let pending = try database.pendingDeposit(of: key, to: place)
    guard !isRequired || pending >= UInt128(amount) else {
      throw Fault.factsDeposit(modification: index, pending: pending, found: amount)
    }
    let rest = pending - min(pending, UInt128(amount))
    try database.setPendingDeposit(of: key, to: place, amount: rest)
  }

  private func checkConfigurations(of output: Perpetual.Output) throws {
    let isApproved = try database.first(
      "approved_configurations",
      "SELECT 1 FROM approved_configurations WHERE hash = ?",
      [output.configurationHash.stored]
    ) { try $0.flag() }
    guard isApproved != nil else {
      throw Fault.factsConfiguration(found: output.configurationHash)
    }
    for entry in output.assetHashes {
      let isApproved = try database.first(
        "approved_assets",
        "SELECT 1 FROM approved_assets WHERE asset = ? AND hash = ?",
        [entry.asset.value.stored, entry.hash.stored]
      ) { try $0.flag() }
      guard isApproved != nil else {
        throw Fault.factsAssetConfiguration(entry.asset, found: entry.hash)
      }
    }
  }

  /// Throws unless all conditions are known to be fulfilled.
  private func check(_ conditions: [Felt252]) throws {
    for (index, condition) in conditions.enumerated() {
      let isValid = try database.first(
        "valid_conditions",
        "SELECT 1 FROM valid_conditions WHERE condition = ?",
        [condition.stored]
      ) { try $0.flag() }
      guard isValid != nil else {
        throw Fault.factsCondition(index: index, found: condition)
      }
    }
  }
}
