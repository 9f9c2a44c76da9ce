import LedgerVerdicts
import SettlementLedger
import StarkSettlement
import StarkVerdicts
import TestSupport
import Testing

/// A chain that was applied with public data only, beside the same chain with its batch files.
@Suite("Figures that need a batch file, without one")
struct UnknownFiguresTests {
  private static let now: UInt64 = 1_700_010_000

  private static func answers(
    withFiles: Bool
  ) throws -> (report: StatusReport, page: ReportPage, history: LedgerHistory) {
    let ledger = try ShippedLedger()
    let files = withFiles ? try ShippedLedger.batches() : []
    #expect(try ledger.apply(files).status == .accepted)
    let (status, history) = try #require(
      try Ledger(reading: ledger.path).overview(at: now)
    )
    let alerts = status.alerts()
    return (
      StatusReport(ledger: "chain.db", status: status, alerts: alerts),
      ReportPage(status, history, alerts: alerts, of: "folder/chain.db"),
      history
    )
  }

  /// All scalars of a JSON text by their pointers.
  private static func scalars(_ json: String) throws -> [String: String] {
    let value = try EditableJSON(Array(json.utf8))
    var scalars: [String: String] = [:]
    for pointer in value.pointers(where: { _ in true }) {
      scalars[pointer] = try value.value(at: pointer).text
    }
    return scalars
  }

  /// The members that are known with files only: null without them.
  private static let needsFile: Set<String> = [
    "/exchange/fee_change", "/exchange/last_fee_change", "/exchange/funding_validity",
    "/exchange/positions_at_risk",
  ]

  @Test("are null in JSON, and every other figure is the same")
  func json() throws {
    let known = try Self.scalars(Self.answers(withFiles: true).report.json)
    let unknown = try Self.scalars(Self.answers(withFiles: false).report.json)
    for (pointer, value) in unknown where !pointer.hasPrefix("/alerts") {
      guard value != "null", value != "\"unknown\"" else { continue }
      #expect(known[pointer] == value || pointer == "/last/replayed", "\(pointer): \(value)")
    }
    let missing = unknown.filter { pointer, value in
      value == "null" && known[pointer] != "null"
    }.map(\.key)
    let assets = known.keys.filter { $0.hasPrefix("/exchange") && $0.hasSuffix("/name") }.count
    #expect(
      missing.filter { !$0.hasSuffix("/funding_share") }.sorted() == Self.needsFile.sorted()
    )
    #expect(missing.filter { $0.hasSuffix("/funding_share") }.count == assets)
    let figures = unknown.filter { $0.key.hasPrefix("/figures") && known[$0.key] != $0.value }
    #expect(Array(figures.values) == ["\"unknown\""])
    // What is known with the files is told as a number.
    #expect(known["/exchange/fee_change"] == "\"81500000\"")
  }

  @Test("are known of a batch without a file once that of another has shown the same configuration")
  func oneFile() throws {
    let ledger = try ShippedLedger()
    let files = try ShippedLedger.batches()
    #expect(try ledger.apply([], task: 0).status == .accepted)
    let before = try Self.scalars(Self.json(of: ledger.path))
    #expect(before["/exchange/fee_change"] == "null")
    #expect(before["/exchange/last_fee_change"] == "null")
    #expect(try ledger.apply([files[1]], task: 1).status == .accepted)
    let after = try Self.scalars(Self.json(of: ledger.path))
    #expect(after["/exchange/fee_change"] != "null")
    #expect(after["/exchange/last_fee_change"] != "null")
  }

  private static func json(of path: String) throws -> String {
    let status = try #require(try Ledger(reading: path).status(at: now))
    return StatusReport(ledger: "chain.db", status: status, alerts: status.alerts()).json
  }

  @Test("are called unknown on the page, and every other figure is the same")
  func page() throws {
    let known = try Self.answers(withFiles: true).page
    let unknown = try Self.answers(withFiles: false).page
    #expect(known.figures.map(\.name) == unknown.figures.map(\.name))
    var missing: [String] = []
    for (known, unknown) in zip(known.figures, unknown.figures) where known != unknown {
      #expect(unknown.value == "unknown", "\(unknown.name)")
      missing.append(unknown.name)
    }
    #expect(missing == ["change of the fee position"])
    for (known, unknown) in zip(known.tables, unknown.tables) {
      for (known, unknown) in zip(known.rows, unknown.rows) {
        for (known, unknown) in zip(known, unknown) where known != unknown {
          #expect(unknown == "unknown")
        }
      }
    }
    let risks = try #require(unknown.tables.first { $0.title == "Positions in danger" })
    #expect(risks.blank == "None that is known; risks are unknown.")
    #expect(known.tables.first { $0.title == "Positions in danger" }?.blank == "None.")
    let cap = try #require(unknown.plots.first { $0.title == "Funding against its cap" })
    #expect(cap.series.allSatisfy { $0.points.isEmpty })
  }

  @Test("are nil in the history, batch by batch")
  func history() throws {
    let unknown = try #require(try Self.answers(withFiles: false).history.exchange)
    #expect(unknown.batches.allSatisfy { $0.feeChange == nil && $0.fundingShares == nil })
    let known = try #require(try Self.answers(withFiles: true).history.exchange)
    #expect(known.batches.allSatisfy { $0.feeChange != nil && $0.fundingShares != nil })
  }
}
