import StarkAlgebra

extension Spot {
  /// Where in a batch something is.
  package struct Step: Hashable, Sendable {
    package var transaction: Int
    /// Nil outside the orders of a settlement.
    package var party: Party?

    package init(transaction: Int, party: Party? = nil) {
      self.transaction = transaction
      self.party = party
    }
  }

  /// The sides of a settlement.
  package enum Party: String, Sendable {
    case a = "A"
    case b = "B"
  }

  /// Why a step cannot be executed.
  enum ReplayError: Error {
    case rule(Rule)
    case state(TreeError)
  }

  /// The execution of a batch's transactions, one after the other.
  ///
  /// Signatures are gathered, so that they can be verified together.
  struct Execution {
    let expiration: UInt64
    let isMintingUnique: Bool
    /// The step that is being executed.
    var step = Step(transaction: 0)
    var state: StateBook
    var l1 = L1Book()
    var modifications: [Modification] = []
    var conditions: [Felt252] = []
    private(set) var l1Orders: [L1Order] = []
    private var knownL1Orders: Set<L1Order> = []
    /// The hashes of the messages of all transactions that were not executed yet.
    private var messages: ArraySlice<Felt252>
    var claims: [(step: Step, claim: SignatureClaim)] = []
    var mintedTokens: [Felt252] = []

    /// The execution on a state; `messages` are the hashes of all messages of the batch, in order.
    init(of batch: Batch, messages: [Felt252], from previous: State) {
      expiration = batch.expiration
      isMintingUnique = batch.isMintingUnique
      state = StateBook(of: previous)
      self.messages = messages[...]
    }

    mutating func execute(
      _ transaction: Transaction,
      index: Int,
      counts: inout OperationCounts
    ) throws(ReplayError) {
      step = Step(transaction: index)
      switch transaction {
      case .modification(let modification): try execute(modification)
      case .falseFullWithdrawal(let withdrawal): try execute(withdrawal)
      case .mint(let mint): try execute(mint, counts: &counts)
      case .settlement(let settlement): try execute(settlement)
      case .transfer(let transfer): try execute(transfer)
      case .outOfRange(let number):
        step.party = number.party
        throw .rule(Rule(brokenBy: number))
      }
    }

    /// Lists an order from L1, unless it is listed already.
    mutating func list(_ order: L1Order) {
      if knownL1Orders.insert(order).inserted { l1Orders.append(order) }
    }

    /// Checks what all orders and transfers have: a nonce of 31 bits and time to go.
    func check(nonce: UInt64, expiration: UInt64) throws(ReplayError) {
      guard nonce < Spot.nonceBound else { throw .rule(.nonceRange(Int128(nonce))) }
      guard self.expiration <= expiration, expiration < Spot.expirationBound else {
        throw .rule(.expiration(Int128(expiration)))
      }
    }

    func check(_ amount: UInt64, as name: Amount) throws(ReplayError) {
      guard amount < Spot.amountBound else { throw .rule(.amountRange(name, Int128(amount))) }
    }

    /// The hash of the next message, which has to be `claimed`.
    mutating func nextMessage(claimed: Felt252) throws(ReplayError) -> Felt252 {
      let message = messages.removeFirst()
      guard message == claimed else {
        throw .rule(.message(expected: message, found: claimed))
      }
      return message
    }
  }
}
