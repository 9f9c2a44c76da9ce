package import SettlementLedger

extension LedgerSignal {
  /// What to do about an alert: where to look first, and what follows if nothing is done.
  package var advice: String {
    switch self {
    case .stateAge:
      "Look whether a batch is missing here. If none is, ask the operator what stopped the exchange."
    case .longestInterval:
      "Look whether a batch is missing here. If none is, ask the operator what stopped the exchange."
    case .expiration:
      "Look whether the contract took the batch, and apply its update with the facts. If it did not, "
        + "the operator has to settle another one."
    case .security:
      "Decide whether so few bits are enough for you. A policy that asks for more refuses such proofs."
    case .forcedDeadline:
      "Look for the request in the next batches. After 7 days, or as many as its contract grants, "
        + "anybody may freeze the exchange."
    case .forcedUnpaid:
      "Compare the request with the position: one that it could not bear is served without a payment."
    case .priceAge:
      "Compare with the price elsewhere: if that moved, positions are valued at an old one."
    case .priceMove:
      "Compare with the price elsewhere at the time of the batch."
    case .fundingShare:
      "Compare with the funding that the operator announced. The limit is that of the configuration."
    case .fundingAge:
      "Ask the operator for a batch with funding. Once funding has expired all transactions stop."
    case .withdrawalsToOthers:
      "Ask the owners of the positions whether they ordered it."
    case .underWater:
      "Look whether the next batch closes the position. Others bear the loss."
    case .atRisk:
      "It can be liquidated. If it is yours add collateral, or reduce it."
    }
  }
}
