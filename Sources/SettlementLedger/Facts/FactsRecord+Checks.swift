import GRDB
import StarkAlgebra
import StarkSettlement

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
    try checkUpdate(link, isRequired: facts?.updates != nil)
    try consumeDeposits(of: output, isRequired: facts?.deposits != nil)
    for (index, action) in output.forcedActions.enumerated() {
      let isServed = try database.serve(action, by: sequence)
      guard isServed || facts?.forcedRequests == nil else {
        throw FactsFault.notRequested(forcedAction: index)
      }
    }
    if facts?.configurations != nil { try checkConfigurations(of: output) }
    if facts?.conditions != nil { try check(output.conditions) }
  }

  /// Throws if the contract took the batch at a time at which it takes none.
  func checkUpdate(_ link: ChainLink, isRequired: Bool) throws {
    guard let time = try time(of: link.next) else {
      guard !isRequired else { throw FactsFault.updateUnknown(state: link.next) }
      return
    }
    try UpdateRule.check(
      stateTime: link.times?.next,
      expiration: link.expiration,
      updateTime: time
    )
  }

  private func consumeDeposits(of output: Perpetual.Output, isRequired: Bool) throws {
    for (index, modification) in output.modifications.enumerated() {
      guard let amount = UInt64(exactly: modification.delta), amount > 0 else { continue }
      let key = modification.ownerKey
      let pending = try pendingDeposit(of: key, in: modification.position)
      guard !isRequired || pending >= UInt128(amount) else {
        throw FactsFault.deposit(modification: index, pending: pending, found: amount)
      }
      let rest = pending - min(pending, UInt128(amount))
      try setPendingDeposit(of: key, in: modification.position, to: rest)
    }
  }

  private func checkConfigurations(of output: Perpetual.Output) throws {
    let isApproved = try database.first(
      "approved_configurations",
      "SELECT 1 FROM approved_configurations WHERE hash = ?",
      [output.configurationHash.stored]
    ) { try $0.flag() }
    guard isApproved != nil else {
      throw FactsFault.configuration(found: output.configurationHash)
    }
    for entry in output.assetHashes {
      let isApproved = try database.first(
        "approved_assets",
        "SELECT 1 FROM approved_assets WHERE asset = ? AND hash = ?",
        [entry.asset.value.stored, entry.hash.stored]
      ) { try $0.flag() }
      guard isApproved != nil else {
        throw FactsFault.assetConfiguration(entry.asset, found: entry.hash)
      }
    }
  }

  /// Throws unless all conditions are known to be fulfilled.
  func check(_ conditions: [Felt252]) throws {
    for (index, condition) in conditions.enumerated() {
      let isValid = try database.first(
        "valid_conditions",
        "SELECT 1 FROM valid_conditions WHERE condition = ?",
        [condition.stored]
      ) { try $0.flag() }
      guard isValid != nil else {
        throw FactsFault.condition(index: index, found: condition)
      }
    }
  }
}
