package import StarkAlgebra
import StarkFaults

extension Spot {
  /// Why a batch's list of what it touches is not true.
  package enum ContentFault: Equatable, Sendable {
    /// No transaction touches a vault that the batch lists.
    case untouchedVault(VaultID)
    /// The batch doesn't list a vault that it changes.
    case unlistedVault(VaultID)
    /// Before the batch something else is in a vault than the batch lists.
    case previousVault(VaultID, expected: Vault, found: Vault)
    /// After the batch something else is in a vault than the batch lists.
    case nextVault(VaultID, expected: Vault, found: Vault)
    /// No transaction touches an order that the batch lists.
    case untouchedOrder(UInt256)
    /// The batch doesn't list an order that it changes.
    case unlistedOrder(UInt256)
    /// Before the batch an order is fulfilled otherwise than the batch lists.
    case previousOrder(UInt256, expected: Felt252, found: UInt64)
    /// After the batch an order is fulfilled otherwise than the batch lists.
    case nextOrder(UInt256, expected: Felt252, found: UInt64)
  }
}

extension Spot.ContentFault {
  /// The fault in words; `area` is the first part of the code.
  func fault(_ area: String) -> Fault {
    switch self {
    case .untouchedVault(let id):
      Fault(
        .rejected,
        "\(area)/untouched-vault",
        "the batch lists a vault it doesn't touch",
        at: "\(id)"
      )
    case .unlistedVault(let id):
      Fault(
        .rejected,
        "\(area)/unlisted-vault",
        "the batch doesn't list a vault it changes",
        at: "\(id)"
      )
    case .previousVault(let id, let expected, let found):
      Fault(
        .rejected,
        "\(area)/previous-vault",
        "before the batch the vault doesn't hold what the batch says",
        at: "\(id)",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .nextVault(let id, let expected, let found):
      Fault(
        .rejected,
        "\(area)/next-vault",
        "after the batch the vault doesn't hold what the batch says",
        at: "\(id)",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .untouchedOrder(let key):
      Fault(
        .rejected,
        "\(area)/untouched-order",
        "the batch lists an order it doesn't touch",
        at: "\(key)"
      )
    case .unlistedOrder(let key):
      Fault(
        .rejected,
        "\(area)/unlisted-order",
        "the batch doesn't list an order it changes",
        at: "\(key)"
      )
    case .previousOrder(let key, let expected, let found):
      Fault(
        .rejected,
        "\(area)/previous-order",
        "before the batch the order isn't fulfilled as the batch says",
        at: "\(key)",
        expected: "\(expected.integer)",
        found: "\(UInt256(found))"
      )
    case .nextOrder(let key, let expected, let found):
      Fault(
        .rejected,
        "\(area)/next-order",
        "after the batch the order isn't fulfilled as the batch says",
        at: "\(key)",
        expected: "\(expected.integer)",
        found: "\(UInt256(found))"
      )
    }
  }
}
