package import StarkAlgebra
import StarkFaults
package import StarkSettlement
import StarkVerifier

/// What the levels say of a mutation.
package struct SettlementVerdict: Equatable, Sendable {
  /// The level that refuses, `malformed` for a file that is no batch, `none` if all levels hold.
  package let level: String
  /// The code of the failure, `accepted`, or `not-checked` if too little is known.
  package let code: String
  /// The number that StarkEx's program has for it.
  package let starkExError: Int?
  /// Where the failure is.
  package let location: String?

  package init(level: String, code: String, starkExError: Int?, location: String? = nil) {
    self.level = level
    self.code = code
    self.starkExError = starkExError
    self.location = location
  }

  /// Runs the levels of `program` above the proof; `known` is the state before, if it is.
  ///
  /// The order is that of a settlement: the output, the batch file, the published data, the replay,
  /// the invariants.
  package init<Program: SettlementProgram>(
    of program: Program.Type,
    words: [Felt252],
    batch bytes: [UInt8]?,
    known: Program.State?
  ) {
    do throws(Fault) {
      var cost = SettlementCost()
      let output = try cost.check(.statement) { _ throws(Fault) in try Program.output(words) }
      let batch: Program.Batch?
      do throws(Fault) { batch = try bytes.map(Program.batch) } catch {
        self.init(
          level: "malformed",
          code: error.code,
          starkExError: nil,
          location: error.location
        )
        return
      }
      let isComplete = try SettlementVerdict.check(of: program, output, batch, known: known)
      let code = isComplete ? "accepted" : "not-checked"
      self.init(level: "none", code: code, starkExError: nil)
    } catch {
      self.init(
        level: error.level?.rawValue ?? "none",
        code: error.code,
        starkExError: error.starkExError?.rawValue,
        location: error.location
      )
    }
  }

  /// Whether all levels that the evidence is for were checked.
  private static func check<Program: SettlementProgram>(
    of program: Program.Type,
    _ output: Program.Output,
    _ batch: Program.Batch?,
    known: Program.State?
  ) throws(Fault) -> Bool {
    var cost = SettlementCost()
    guard
      let previous = try cost.check(
        .stateDifference,
        { counts throws(Fault) in
          try Program.previousState(known, batch, output: output, counts: &counts)
        }
      ),
      let difference = try cost.check(
        .stateDifference,
        { counts throws(Fault) in
          try Program.difference(to: output, from: previous, batch: batch, counts: &counts)
        }
      )
    else { return false }
    var replay: Program.Replay?
    if let batch {
      replay = try cost.check(.replay) { counts throws(Fault) in
        try Program.replay(batch, from: previous, proving: output, counts: &counts)
      }
    }
    let invariants = try cost.check(.invariants) { _ throws(Fault) in
      try Program.invariants(of: output, from: previous, to: difference, replay: replay)
    }
    return invariants != nil && (batch == nil) == (replay == nil)
  }

  /// Whether `other` says the same, wherever.
  package func agrees(with other: SettlementVerdict) -> Bool {
    level == other.level && code == other.code && starkExError == other.starkExError
  }
}
