import Foundation
import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

/// The single changes of valid batches that StarkEx's own program was seen to refuse.
@Suite(
  "Changed batches that StarkEx's program refuses",
  .enabled(if: SharedMaterial.isPresent, "needs the shared batches")
)
struct SharedBatchMutationTests {
  /// What is refused, with which code, in the order of the file.
  private static let expectations: [(what: String, code: String)] = [
    ("deposit to a position under another key", "replay/public-key"),
    ("deposit amount 2^64", "replay/amount-range"),
    ("deposit amount changed by one (new root no longer matches)", "replay/contradiction"),
    ("buyer signature r changed", "replay/signature"),
    ("order nonce changed, signature kept", "replay/signature"),
    ("order expired for this batch", "replay/expiration"),
    ("both sides are the same position", "replay/same-position"),
    ("buyer pays more than the limit price", "replay/price-ratio"),
    ("fee above the signed ratio", "replay/fee-ratio"),
    ("zero synthetic executed", "replay/positive-amount"),
    ("executed more than the order amount", "replay/fulfilment"),
    ("order quoted in another collateral", "replay/collateral-asset"),
    ("transfer to the same position", "replay/same-position"),
    ("transfer of another asset", "replay/collateral-asset"),
    ("withdrawal to another owner with the old signature", "replay/signature"),
    ("oracle signature timestamp too old", "replay/oracle-time"),
    ("tick price above the signed maximum", "replay/price-bounds"),
    ("tick asset ids out of order", "replay/price-order"),
    ("tick before the system time", "replay/time-goes-back"),
    ("listed price is not a median", "replay/median"),
    ("quorum not reached", "replay/quorum"),
    ("the same oracle signer twice", "replay/signer-order"),
    ("funding index jumps over the cap", "replay/funding-cap"),
    ("funding tick drops an asset", "replay/funding-asset-dropped"),
    ("liquidation of a healthy position", "replay/not-liquidatable"),
    ("liquidation for less collateral than the rule allows", "replay/value-risk-ratio"),
    ("condition replaced", "replay/signature"),
    ("order re-filled beyond its size", "replay/fulfilment"),
    ("previous fill of the order hidden", "state/orders-root"),
    (
      "forced withdrawal marked invalid although it would succeed", "replay/forced-action-succeeds"
    ),
    ("impossible forced withdrawal marked valid", "replay/value-risk-ratio"),
    ("previous collateral of a position inflated", "state/position-hash"),
    ("cached funding index of a position changed", "state/position-hash"),
    ("claimed new positions root changed", "replay/contradiction"),
    ("claimed system time changed", "replay/contradiction"),
    ("stale funding", "replay/stale-funding"),
    ("deleverage of a solvent position", "replay/not-deleveragable"),
    ("deleverage one quantum worse for the victim", "replay/value-risk-ratio"),
    ("deleverage one quantum better for the victim", "replay/unfair-deleverage"),
    ("deleverager flips its sign", "replay/enlarged-holding"),
    ("deleverage against itself", "replay/same-position"),
    (
      "forced trade marked invalid although both sides succeed", "replay/forced-action-succeeds"
    ),
    ("withdrawal above the balance", "replay/signature"),
  ]

  private struct Mutation {
    let batch: Int
    let what: String
    let changes: [(pointer: String, value: EditableJSON)]
    let errorCode: Int?

    init(_ json: EditableJSON) throws {
      batch = try #require(json.value(at: "/batch").integer)
      what = try #require(json.value(at: "/what").string)
      errorCode = try json.value(at: "/error_code").integer
      changes = try #require(json.value(at: "/changes").elements).map { change in
        let path = try #require(change.value(at: "/path").elements)
        let names = path.map { $0.string ?? $0.text }
        return ("/" + names.joined(separator: "/"), try change.value(at: "/value"))
      }
    }
  }

  @Test("have the code of the program, or the rule that they break")
  func mutations() throws {
    let data = try SharedMaterial.data("batches/starkex/negative/mutations.json")
    let mutations = try #require(EditableJSON([UInt8](data)).elements).map(Mutation.init)
    #expect(mutations.map(\.what) == Self.expectations.map(\.what))
    let bases = try BatchFolder.perpetualChain.map {
      try EditableJSON($0.bytes(of: "batch.json"))
    }
    for (mutation, expectation) in zip(mutations, Self.expectations) {
      var json = bases[mutation.batch - 1]
      for change in mutation.changes { try json.set(change.pointer, to: change.value) }
      let fault = try #require(try Self.fault(of: json), "\(mutation.what)")
      #expect(fault.code == expectation.code, "\(mutation.what)")
      #expect(fault.starkExError?.rawValue == mutation.errorCode, "\(mutation.what)")
    }
  }

  private static func fault(of json: EditableJSON) throws -> Fault? {
    var counts = OperationCounts()
    let batch = try Perpetual.Batch(decoding: Array(json.text.utf8))
    do throws(Fault) {
      let state = try batch.previousState(counts: &counts)
      _ = try Perpetual.Replay(of: batch, from: state, counts: &counts)
      return nil
    } catch { return error }
  }
}
