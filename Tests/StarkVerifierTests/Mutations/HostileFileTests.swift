import Foundation
import StarkVerifier
import TestSupport
import Testing

@Suite("Small files that claim large work")
struct HostileFileTests {
  /// A file, and what it takes to make it.
  enum Attack: String, CaseIterable, Sendable {
    case steps, stepsWithFolds, queries, queriesWithinPolicy, work, lastLayer, lastLayerWithinLimits
    case friendlyLayers, folds, deepArrays, deepObjects, deepIgnored, pageNumber, manyPages
    case farSegments, hugeOutput, hugeNumber, manyArguments, longLayout, unclosed, emptyArrays
    case everyMember, bomb, pedersenCells, pedersenCellsUnderPolicy

    /// The policy under which the file is looked at; most do their worst where nothing is demanded.
    var policy: AcceptancePolicy { self == .pedersenCellsUnderPolicy ? .provable128 : .research }
  }

  @Test("are decided within 10 ms and 10 MB, in a process of their own", arguments: Attack.allCases)
  func budget(attack: Attack) async throws {
    let file = try attack.file()
    let policyName = attack.policy.name
    await #expect(processExitsWith: .success) {
      [file = file as [UInt8], policyName = policyName as String] in
      let policy = try #require(AcceptancePolicy.named(policyName))
      // Resident memory of the first run, processor time of the best: the machine may be busy.
      let before = ProcessMemory.peak
      var best = Double.infinity
      var growth = 0
      for run in 0..<8 {
        let start = clock()
        let verdict = MutationVerdict(file, policy: policy)
        best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC))
        #expect(verdict.code != MutationVerdict.acceptedCode)
        if run == 0 { growth = ProcessMemory.peak - before }
      }
      #expect(best < 0.010)
      #expect(before > 0)
      #expect(growth < 10 << 20)
    }
  }

  @Test("are answered by what is cheap to see")
  func cheapChecks() throws {
    func code(_ attack: Attack) throws -> String {
      MutationVerdict(try attack.file(), policy: attack.policy).code
    }
    // Two numbers, each within its limit, whose product is 21 GB.
    #expect(try code(.bomb) == "malformed/dynamic-layout")
    // Pages that would take two Pedersen hashes a cell.
    #expect(try code(.pedersenCells) == "statement/public-memory-over-capacity")
    #expect(try code(.pedersenCellsUnderPolicy) == "policy/security-bits")
  }

  @Test("most of them in a kilobyte", arguments: Attack.allCases)
  func size(attack: Attack) throws {
    let byteCount = try attack.file().count
    switch attack {
    case .deepArrays, .deepObjects, .deepIgnored, .manyPages, .emptyArrays, .unclosed, .everyMember,
      .bomb, .pedersenCells, .pedersenCellsUnderPolicy:
      #expect(byteCount < 1 << 20)
    default: #expect(byteCount <= 1024)
    }
  }
}
