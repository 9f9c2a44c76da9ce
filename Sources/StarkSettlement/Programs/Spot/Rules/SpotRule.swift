package import StarkAlgebra
import StarkFaults

extension Spot {
  /// A rule of the exchange that a transaction breaks.
  package enum Rule: Hashable, FaultDetail {
    /// An amount has more than 63 bits, or is below 0.
    case amountRange(Amount, Int128)
    /// A nonce has more than 31 bits, or is below 0.
    case nonceRange(Int128)
    /// The order expires before the batch does, or its expiration has more than 22 bits.
    case expiration(Int128)
    /// The number of a vault that no tree has.
    case vaultNumber(Int128)
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
    case l1VaultIndex(Int128)
    /// What one party of a settlement buys, the other one doesn't sell.
    case tokenMismatch
    /// An order would sell more than it offers, counting what it sold in earlier batches.
    case overFulfilment(fulfilled: Felt252, sold: UInt64, limit: UInt64)
    /// An order would get less for what it sells than it asks for.
    case price
    /// A fee beyond what the signer agreed to, in proportion to what is bought.
    case fee
    /// A fee below 0, by which the exchange would pay the signer out of a vault of its choice.
    ///
    /// A fee is charged, never paid, whatever is bought and whatever was agreed to.
    case negativeFee(Int128)
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

  /// The amounts in a transaction; the raw value is what a failure calls it.
  package enum Amount: String, Sendable {
    case sold, sell, buy, feeLimit = "fee limit", fee, transferred
  }
}

extension Spot.Rule {
  /// The rule that a number breaks by not fitting its field.
  init(brokenBy number: RuledNumber) {
    let value = number.value
    switch number.field {
    case .amount(.fee) where value < 0: self = .negativeFee(value)
    case .amount(let name): self = .amountRange(name, value)
    case .nonce: self = .nonceRange(value)
    case .expiration, .tickTime: self = .expiration(value)
    case .vault: self = .vaultNumber(value)
    case .l1Vault: self = .l1VaultIndex(value)
    }
  }
}
