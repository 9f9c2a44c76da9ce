package import StarkAlgebra

extension Spot {
  /// A rule of the exchange that a transaction breaks.
  package enum Rule: Hashable, Sendable {
    /// An amount has more than 63 bits.
    case amountRange(Amount, UInt64)
    /// A nonce has more than 31 bits.
    case nonceRange(UInt64)
    /// The order expires before the batch does, or its expiration has more than 22 bits.
    case expiration(UInt64)
    /// The number of a vault that its tree is not high enough for.
    case vaultIndex(VaultID)
    /// A vault that is not empty belongs to another key.
    case vaultOwner(VaultID, owner: Felt252, found: Felt252)
    /// A vault that is not empty holds another token.
    case vaultToken(VaultID, token: Felt252, found: Felt252)
    /// A balance would leave [0, 2⁶³).
    case balance(VaultID, Int128)
    /// A balance on L1 would rise from 0 to 2⁶³ or more.
    case l1Balance(L1Vault, Int128)
    /// The index of a vault on L1 has more than 31 bits.
    case l1VaultIndex(UInt64)
    /// What one party of a settlement buys, the other one doesn't sell.
    case tokenMismatch
    /// An order would sell more than it offers, counting what it sold in earlier batches.
    case overFulfilment(fulfilled: Felt252, sold: UInt64, limit: UInt64)
    /// An order would get less for what it sells than it asks for.
    case price
    /// A fee beyond what the signer agreed to, in proportion to what is bought.
    case fee
    /// The message of a transfer was used before.
    case usedTransfer(amount: Felt252)
    /// The token of a mint is none that can be minted.
    case notMintable(Felt252)
    /// A token that can be minted once was minted before.
    case minted(Felt252)
    /// Something is left after a full withdrawal.
    case remainder(VaultID, UInt64)
    /// Who asks for a full withdrawal, and is told to have no right to, owns the vault.
    case rightfulRequest(VaultID)
    /// The message hash that the batch names is not that of the order or transfer.
    case message(expected: Felt252, found: Felt252)
  }

  /// The amounts in a transaction.
  package enum Amount: String, Sendable {
    case sold, sell, buy, feeLimit = "fee limit", fee, transferred
  }
}
