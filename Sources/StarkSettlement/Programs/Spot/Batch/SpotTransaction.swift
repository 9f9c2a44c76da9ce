package import StarkAlgebra

extension Spot {
  /// One step of a batch.
  package enum Transaction: Hashable, Sendable {
    /// A deposit, a withdrawal, or a full withdrawal.
    case modification(Modification)
    case falseFullWithdrawal(FalseFullWithdrawal)
    case mint(Mint)
    case settlement(Settlement)
    case transfer(Transfer)
    /// One with a number that its field doesn't hold; it breaks the rule for that number.
    case outOfRange(RuledNumber)
  }

  /// The answer to a request for all that is in a vault by somebody who doesn't own it.
  package struct FalseFullWithdrawal: Hashable, Sendable {
    package var vault: VaultID
    /// Whose the vault is.
    package var owner: Felt252
    package var token: Felt252
    /// Who asked.
    package var requester: Felt252

    package init(vault: VaultID, owner: Felt252, token: Felt252, requester: Felt252) {
      self.vault = vault
      self.owner = owner
      self.token = token
      self.requester = requester
    }
  }

  /// One unit of a token that comes into being in a vault.
  package struct Mint: Hashable, Sendable {
    package var vault: VaultID
    package var publicKey: Felt252
    package var token: Felt252

    package init(vault: VaultID, publicKey: Felt252, token: Felt252) {
      self.vault = vault
      self.publicKey = publicKey
      self.token = token
    }
  }

  /// Two orders of which each gets what the other sells.
  package struct Settlement: Hashable, Sendable {
    package var a: OrderFill
    package var b: OrderFill

    package init(a: OrderFill, b: OrderFill) {
      self.a = a
      self.b = b
    }
  }

  /// How much of an order is executed.
  package struct OrderFill: Hashable, Sendable {
    package var order: LimitOrder
    package var soldAmount: UInt64
    /// Nil where the order's terms name no fee, and only there.
    package var fee: FeeCharge?

    package init(order: LimitOrder, soldAmount: UInt64, fee: FeeCharge?) {
      self.order = order
      self.soldAmount = soldAmount
      self.fee = fee
    }
  }

  package struct LimitOrder: Hashable, Sendable {
    package var terms: OrderTerms
    package var authority: Authority
    /// The message hash that the batch claims the terms have.
    package var claimedMessage: Felt252

    package init(terms: OrderTerms, authority: Authority, claimedMessage: Felt252) {
      self.terms = terms
      self.authority = authority
      self.claimedMessage = claimedMessage
    }
  }

  /// Who stands behind an order.
  package enum Authority: Hashable, Sendable {
    /// The owner of vaults of the exchange, by a signature.
    case signature(key: Felt252, StarkSignature)
    /// The owner of vaults on L1, by a transaction there; an Ethereum address.
    case l1(owner: Felt252)
  }

  /// The fee that the exchange takes, and where to.
  package struct FeeCharge: Hashable, Sendable {
    /// Never below 0; one that is, is a transaction out of range.
    package var amount: UInt64
    package var vault: VaultID
    package var publicKey: Felt252

    package init(amount: UInt64, vault: VaultID, publicKey: Felt252) {
      self.amount = amount
      self.vault = vault
      self.publicKey = publicKey
    }
  }

  /// A transfer to a vault of anybody.
  package struct Transfer: Hashable, Sendable {
    package var terms: TransferTerms
    package var senderKey: Felt252
    package var signature: StarkSignature
    /// The message hash that the batch claims the terms have.
    package var claimedMessage: Felt252
    /// Nil where the terms name no fee, and only there.
    package var fee: FeeCharge?

    package init(
      terms: TransferTerms,
      senderKey: Felt252,
      signature: StarkSignature,
      claimedMessage: Felt252,
      fee: FeeCharge?
    ) {
      self.terms = terms
      self.senderKey = senderKey
      self.signature = signature
      self.claimedMessage = claimedMessage
      self.fee = fee
    }
  }
}
