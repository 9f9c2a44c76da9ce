import StarkAlgebra

extension Spot.Execution {
  /// A deposit or withdrawal: the vault changes, and the output says so.
  ///
  /// Its authority is on L1. Nothing may be left after a full withdrawal.
  mutating func execute(_ modification: Spot.Modification) throws(Spot.ReplayError) {
    let balance = try state.add(
      Int128(modification.difference),
      to: modification.vault,
      key: modification.publicKey,
      token: modification.token
    )
    guard !modification.isFullWithdrawal || balance == 0 else {
      throw .rule(.remainder(modification.vault, balance))
    }
    modifications.append(modification)
  }

  /// A request by somebody who doesn't own the vault: nothing changes, and the output says so.
  mutating func execute(_ withdrawal: Spot.FalseFullWithdrawal) throws(Spot.ReplayError) {
    let vault = try state.touch(withdrawal.vault)
    try state.check(
      vault,
      withdrawal.vault,
      key: withdrawal.owner,
      token: withdrawal.token
    )
    guard vault.balance == 0 || vault.publicKey != withdrawal.requester else {
      throw .rule(.rightfulRequest(withdrawal.vault))
    }
    modifications.append(
      Spot.Modification(
        publicKey: withdrawal.requester,
        token: .zero,
        vault: withdrawal.vault,
        difference: 0,
        isFullWithdrawal: true
      )
    )
  }
}
