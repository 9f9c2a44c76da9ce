import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

@Suite("The settlement mutation corpus")
struct SettlementMutationTests {
  static let cases = (try? SettlementMutation.corpus()) ?? []

  /// The states before the shipped batches, as the published data lead to them.
  static let states: [Perpetual.State?] = {
    var states: [Perpetual.State?] = [nil]
    for number in 1...2 {
      var counts = OperationCounts()
      guard let (main, data) = try? SettlementMutation.output(of: number),
        let output = try? Perpetual.output(main + data),
        let previous = try? Perpetual.previousState(
          states[number - 1],
          nil,
          output: output,
          counts: &counts
        ),
        let difference = try? Perpetual.difference(
          to: output,
          from: previous,
          batch: nil,
          counts: &counts
        )
      else { continue }
      states.append(difference.next)
    }
    return states
  }()

  @Test("every entry has its verdict", arguments: cases)
  func verdict(of mutation: SettlementMutation) throws {
    let verdict = SettlementVerdict(
      of: Perpetual.self,
      words: try mutation.outputWords(),
      batch: try mutation.batchBytes(),
      known: mutation.hasState ? Self.states[mutation.batch - 1] : nil
    )
    #expect(verdict.agrees(with: mutation.expected), "\(verdict)")
    if let location = mutation.location {
      #expect(verdict.location?.hasPrefix(location) == true, "at \(verdict.location ?? "nowhere")")
    }
  }

  @Test("is not empty, and every entry has a name of its own and changes something")
  func shape() throws {
    let cases = try SettlementMutation.corpus()
    #expect(cases.filter { $0.expected.code != "accepted" }.count >= 150)
    #expect(Set(cases.map(\.id)).count == cases.count)
    #expect(Self.states.count == 3)
    for mutation in cases {
      #expect(!mutation.comment.isEmpty)
      #expect(
        !mutation.edits.isEmpty || !mutation.wordEdits.isEmpty
          || mutation.outputOf != mutation.batch
      )
    }
  }

  @Test(
    "the unedited batches hold on all levels, with the batch file, without it, and with it alone",
    arguments: 1...3
  )
  func control(number: Int) throws {
    let (main, data) = try SettlementMutation.output(of: number)
    let bytes = Array(try SettlementMutation.batchFile(number).text.utf8)
    let state = Self.states[number - 1]
    for (batch, known) in [(bytes, state), (nil, state), (bytes, nil)] {
      let verdict = SettlementVerdict(
        of: Perpetual.self,
        words: main + data,
        batch: batch,
        known: known
      )
      #expect(verdict.code == "accepted", "\(verdict)")
    }
  }
}
