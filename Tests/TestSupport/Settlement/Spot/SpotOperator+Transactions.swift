package import StarkAlgebra
package import StarkSettlement

extension SpotOperator {
  /// Deposits or withdraws; `kind` is the name in batch files.
  package mutating func modify(
    _ kind: String,
    vault: UInt64,
    key: Felt252,
    token: Felt252,
    difference: Int64
  ) {
    add(Int128(difference), to: vault, key, token)
    let isFull = kind == "FULL_WITHDRAWAL"
    output(key, token, vault, difference, isFull: isFull)
    transactions.append(
      .members([
        ("type", .string(kind)),
        ("vault_id", .decimal(vault)),
        ("stark_key", .hexadecimal(key)),
        ("token", .hexadecimal(token)),
        ("diff", .decimal(difference)),
        ("requester_stark_key", .scalar("null")),
      ])
    )
  }

  /// Answers a request for all of a vault by somebody who doesn't own it.
  package mutating func refuseWithdrawal(of vault: UInt64, to requester: Felt252) {
    touch(vault)
    output(requester, .zero, vault, 0, isFull: true)
    transactions.append(
      .members([
        ("type", .string("FALSE_FULL_WITHDRAWAL")),
        ("vault_id", .decimal(vault)),
        ("stark_key", .hexadecimal(balance(of: vault).key)),
        ("token", .hexadecimal(balance(of: vault).token)),
        ("diff", .decimal(0)),
        ("requester_stark_key", .hexadecimal(requester)),
      ])
    )
  }

  package mutating func mint(_ token: Felt252, into vault: UInt64, key: Felt252) {
    if isMintingUnique { fulfil(Self.mintMessage(of: token), by: 1) }
    add(1, to: vault, key, token)
    transactions.append(
      .members([
        ("type", .string("MINT")),
        ("vault_id", .decimal(vault)),
        ("stark_key", .hexadecimal(key)),
        ("token", .hexadecimal(token)),
      ])
    )
  }

  package mutating func settle(_ a: SpotParty, _ b: SpotParty) {
    execute(a, bought: b.sold)
    execute(b, bought: a.sold)
    transactions.append(
      .members([
        ("type", .string("SETTLEMENT")),
        ("party_a_order", order(of: a)),
        ("party_b_order", order(of: b)),
        ("party_a_sold", .decimal(a.sold)),
        ("party_b_sold", .decimal(b.sold)),
        ("party_a_fee", Self.charge(a.fee)),
        ("party_b_fee", Self.charge(b.fee)),
      ])
    )
  }

  package mutating func transfer(
    _ terms: Spot.TransferTerms,
    by sender: TestKey,
    fee: Spot.FeeCharge? = nil
  ) {
    let message = Self.message(of: terms)
    fulfil(message, by: terms.amount)
    add(-Int128(terms.amount), to: terms.sender.value, sender.publicKey, terms.token)
    add(Int128(terms.amount), to: terms.receiver.value, terms.receiverKey, terms.token)
    if let signed = terms.fee, let fee {
      add(-Int128(fee.amount), to: signed.vault, sender.publicKey, signed.token)
      add(Int128(fee.amount), to: fee.vault.value, fee.publicKey, signed.token)
    }
    var members: [(String, EditableJSON)] = [
      ("type", .string(terms.condition == nil ? "TRANSFER" : "CONDITIONAL_TRANSFER")),
      ("message_hash", .hexadecimal(message)),
      ("fee", Self.charge(fee)),
      ("key", .hexadecimal(sender.publicKey)),
      ("nonce", .decimal(terms.nonce)),
      ("exp", .decimal(terms.expiration)),
      ("sender_vault", .decimal(terms.sender.value)),
      ("receiver_vault", .decimal(terms.receiver.value)),
      ("receiver_key", .hexadecimal(terms.receiverKey)),
      ("token", .hexadecimal(terms.token)),
      ("amount", .decimal(terms.amount)),
    ]
    if let condition = terms.condition {
      conditions.append(condition)
      members.append(("condition", .hexadecimal(condition)))
    }
    transactions.append(
      .members(members + Self.members(of: terms.fee) + Self.signature(of: message, by: sender))
    )
  }

  private mutating func output(
    _ key: Felt252,
    _ token: Felt252,
    _ vault: UInt64,
    _ difference: Int64,
    isFull: Bool
  ) {
    let biased = UInt64(bitPattern: difference) ^ 1 << 63
    let action = Self.packed([(isFull ? 1 : 0, 1), (vault, 64), (biased, 64)])
    modifications += [key, token, action]
  }

  private mutating func execute(_ party: SpotParty, bought: UInt64) {
    let terms = party.terms
    fulfil(Self.message(of: terms), by: party.sold)
    let (sold, gained) = (-Int128(party.sold), Int128(bought))
    switch party.owner {
    case .key(let key):
      add(sold, to: terms.sellVault, key.publicKey, terms.sellToken)
      add(gained, to: terms.buyVault, key.publicKey, terms.buyToken)
      if let signed = terms.fee, let fee = party.fee {
        add(-Int128(fee.amount), to: signed.vault, key.publicKey, signed.token)
      }
    case .address(let owner):
      let words = [owner, 5] + Self.words(of: terms)
      if !l1Orders.contains(words) { l1Orders.append(words) }
      addL1(sold, to: Spot.L1Vault(owner: owner, token: terms.sellToken, index: terms.sellVault))
      addL1(gained, to: Spot.L1Vault(owner: owner, token: terms.buyToken, index: terms.buyVault))
      if let signed = terms.fee, let fee = party.fee {
        let vault = Spot.L1Vault(owner: owner, token: signed.token, index: signed.vault)
        addL1(-Int128(fee.amount), to: vault)
      }
    }
    guard let signed = terms.fee, let fee = party.fee else { return }
    add(Int128(fee.amount), to: fee.vault.value, fee.publicKey, signed.token)
  }

  private func order(of party: SpotParty) -> EditableJSON {
    let terms = party.terms
    let message = Self.message(of: terms)
    let authority: [(String, EditableJSON)] =
      switch party.owner {
      case .key(let key):
        [("key", .hexadecimal(key.publicKey))] + Self.signature(of: message, by: key)
      case .address(let owner): [("eth", .hexadecimal(owner))]
      }
    return .members(
      [
        ("nonce", .decimal(terms.nonce)),
        ("exp", .decimal(terms.expiration)),
        ("vault_sell", .decimal(terms.sellVault)),
        ("vault_buy", .decimal(terms.buyVault)),
        ("token_sell", .hexadecimal(terms.sellToken)),
        ("token_buy", .hexadecimal(terms.buyToken)),
        ("amount_sell", .decimal(terms.sellAmount)),
        ("amount_buy", .decimal(terms.buyAmount)),
      ]
        + Self.members(of: terms.fee)
        + authority
        + [("message_hash", .hexadecimal(message))]
    )
  }

  private static func members(of fee: Spot.FeeTerms?) -> [(String, EditableJSON)] {
    guard let fee else { return [("token_fee", .string("None"))] }
    return [
      ("token_fee", .hexadecimal(fee.token)),
      ("fee_limit", .decimal(fee.limit)),
      ("vault_fee", .decimal(fee.vault)),
    ]
  }

  private static func charge(_ fee: Spot.FeeCharge?) -> EditableJSON {
    guard let fee else { return .scalar("null") }
    return .array([
      .decimal(fee.amount), .decimal(fee.vault.value), .hexadecimal(fee.publicKey),
    ])
  }

  private static func signature(
    of message: Felt252,
    by key: TestKey
  ) -> [(String, EditableJSON)] {
    let signature = key.sign(message)
    return [("r", .hexadecimal(signature.r)), ("s", .string("\(signature.s)"))]
  }
}
