import StarkAlgebra
import StarkFaults

extension Spot.Rule {
  /// The broken rule in words.
  func fault(at location: String) -> Fault {
    func text(
      _ code: String,
      _ summary: String,
      expected: String? = nil,
      found: String? = nil
    ) -> Fault {
      Fault(
        .rejected,
        "replay/\(code)",
        summary,
        at: location,
        expected: expected,
        found: found,
        detail: self
      )
    }
    let amounts = "0 to 2^63 - 1"
    return switch self {
    case .amountRange(let name, let amount):
      text(
        "amount-range",
        "the \(name.rawValue) amount is out of range",
        expected: amounts,
        found: "\(amount)"
      )
    case .nonceRange(let nonce):
      text("nonce-range", "the nonce is out of range", expected: "below 2^31", found: "\(nonce)")
    case .expiration(let hours):
      text(
        "expiration",
        "the order expires before the batch, or at no hour that there is",
        expected: "the batch's expiration to 2^22 - 1",
        found: "\(hours)"
      )
    case .vaultIndex(let id):
      text("vault-index", "the tree has no such vault", found: "\(id)")
    case .vaultNumber(let number):
      text("vault-index", "no tree has such a vault", expected: "below 2^64", found: "\(number)")
    case .vaultOwner(let id, let owner, let found):
      text("vault-owner", "the \(id) is another's", expected: "\(owner)", found: "\(found)")
    case .vaultToken(let id, let token, let found):
      text(
        "vault-token",
        "the \(id) holds another token",
        expected: "\(token)",
        found: "\(found)"
      )
    case .balance(let id, let balance):
      text(
        "balance-range",
        "the balance of the \(id) is out of range",
        expected: amounts,
        found: "\(balance)"
      )
    case .l1Balance(let vault, let span):
      text(
        "l1-balance-range",
        "the balance of L1 vault \(vault.index) of \(vault.owner) changes too much",
        expected: amounts,
        found: "\(span)"
      )
    case .l1VaultIndex(let index):
      text("l1-vault-index", "there is no such L1 vault", expected: "below 2^31", found: "\(index)")
    case .tokenMismatch:
      text("token-mismatch", "the orders don't trade the same two tokens")
    case .overFulfilment(let fulfilled, let sold, let limit):
      text(
        "over-fulfilment",
        "the order would sell more than it offers",
        expected: "at most \(limit)",
        found: "\(sold) after \(fulfilled)"
      )
    case .price: text("price", "the price is worse than the order asks for")
    case .fee: text("fee", "the fee is more than was agreed to")
    case .negativeFee(let amount):
      text("negative-fee", "the fee is below 0", expected: "0 or more", found: "\(amount)")
    case .usedTransfer(let amount):
      text("used-transfer", "the transfer was made before", found: "amount \(amount)")
    case .notMintable(let token):
      text("not-mintable", "the token is none that can be minted", found: "\(token)")
    case .minted(let token): text("minted", "the token was minted before", found: "\(token)")
    case .remainder(let id, let balance):
      text(
        "remainder",
        "something is left in the \(id) after a full withdrawal",
        expected: "0",
        found: "\(balance)"
      )
    case .rightfulRequest(let id):
      text("rightful-request", "who asked for all of the \(id) owns it")
    case .message(let expected, let found):
      text(
        "message-hash",
        "the message hash is not what the batch says",
        expected: "\(expected)",
        found: "\(found)"
      )
    }
  }
}
