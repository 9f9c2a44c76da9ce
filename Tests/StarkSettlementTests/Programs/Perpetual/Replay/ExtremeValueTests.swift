import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("Batches with values at the ends of what can be read")
struct ExtremeValueTests {
  /// Numbers for amounts, ids, times and flags; elements for keys and assets.
  private static let extremes = [
    "\"1329227995784915872903807060280344576\"", "\"-1329227995784915872903807060280344576\"",
    "\"18446744073709551615\"", "\"18446744073709551616\"", "\"9223372036854775807\"",
    "\"-9223372036854775808\"", "0", "\"0x0\"", "\"0xffffffffffffffffffffffffffffff\"",
    "\"0x800000000000011000000000000000000000000000000000000000000000000\"",
  ]

  @Test(
    "are refused by a rule or run to the end, wherever they stand",
    arguments: 1...3
  )
  func values(number: Int) throws {
    var counts = OperationCounts()
    let bytes = try BatchFolder.perpetual("batch\(number)").bytes(of: "batch.json")
    let state = try Perpetual.Batch(decoding: bytes).previousState(counts: &counts)
    let dropped: Set = [
      "prev_tree_auth_paths", "prev_positions", "prev_orders", "new_positions", "new_orders",
      "message_hash", "order_id",
    ]
    let json = try EditableJSON(bytes).removing { dropped.contains($0) }
    var (ended, refused) = (0, 0)
    for (turn, pointer) in json.pointers(where: { _ in true }).enumerated() {
      for text in [Self.extremes[turn % 10], Self.extremes[(turn + 3) % 10]] {
        var changed = json
        try changed.set(pointer, to: .scalar(text))
        guard let batch = try? Perpetual.Batch(decoding: Array(changed.text.utf8)),
          (try? batch.configuration.validate()) != nil
        else { continue }
        let hashes = SignedMessage.hashes(of: batch.messages, counts: &counts)
        var execution = Perpetual.BatchExecution(of: batch, hashes: hashes, from: state)
        do {
          try execution.run(batch)
          ended += 1
        } catch {
          #expect(Perpetual.Rule.allCases.contains(error.rule))
          refused += 1
        }
      }
    }
    #expect(ended > 20)
    #expect(refused > 20)
  }
}
