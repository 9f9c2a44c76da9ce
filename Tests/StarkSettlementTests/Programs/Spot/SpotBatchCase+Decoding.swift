import StarkAlgebra
import StarkFaults
import StarkSettlement
import TestSupport

extension SpotBatchCase {
  func batch() throws -> Spot.Batch { try Spot.Batch(decoding: fileBytes) }

  func output() throws -> Spot.Output { try Spot.Output(decoding: words) }

  func previousState() throws -> Spot.State {
    var counts = OperationCounts()
    return try Spot.StateFile.decode(Array(stateBefore.text.utf8), counts: &counts).state
  }

  func replay() throws -> Spot.Replay {
    var counts = OperationCounts()
    return try Spot.Replay(of: batch(), from: previousState(), counts: &counts)
  }

  /// Why the batch cannot be replayed, or leads to another output than `words`.
  func replayFault() throws -> Fault? {
    do {
      try replay().check(against: output())
      return nil
    } catch let fault as Fault { return fault }
  }

  /// The same batch with another value somewhere in its file.
  func editing(_ pointer: String, to value: EditableJSON) throws -> Self {
    var edited = self
    try edited.file.set(pointer, to: value)
    return edited
  }
}

extension Felt252 {
  /// 2^exponent.
  static func power(_ exponent: Int) -> Felt252 {
    (0..<exponent).reduce(.one) { power, _ in power.doubled }
  }
}
