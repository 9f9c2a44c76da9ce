import StarkVerifier
import StarkVerdicts

extension AcceptancePolicy {
  /// The policy for people: its name, then one demand a line.
  func text(style: TextStyle) -> String {
    var table = Table([.left, .left])
    table.add(["bits", bitsText])
    table.add(["proof of work", maximumProofOfWorkBits.map { "at most \($0) bits" } ?? "any"])
    table.add(["layouts", names(layouts)])
    table.add(["tree hashes", names(commitmentHashes)])
    table.add(["channel hashes", names(channelHashes)])
    table.add(["seeds", names(seedVersions)])
    table.add(["programs", programHashes.map { list($0.map(\.description)) } ?? "any"])
    table.add(["statement", allowsIncompleteStatement ? "may be incomplete" : "must be complete"])
    for measure in SizeMeasure.allCases {
      let label = measure == .fileBytes ? "sizes" : ""
      table.add([label, "\(measure.title) up to \(NumberText.grouped(limits[measure]))"])
    }
    let mark = self == .default ? "  (default)" : ""
    let lines = table.lines(indentation: 2)
    return ([style.bold(name.withoutControlCharacters) + mark] + lines)
      .joined(separator: "\n") + "\n"
  }

  private var bitsText: String {
    let floors = SecurityMeasure.allCases.compactMap { measure in
      minimumBits[measure].map { "at least \($0) \(measure.title)" }
    }
    return floors.isEmpty ? "NO FLOOR: anyone may have made up the proof" : list(floors)
  }

  private func names<Name: RawRepresentable<String> & CaseIterable & Hashable>(
    _ set: Set<Name>?
  ) -> String {
    guard let set, set.count < Name.allCases.count else { return "any" }
    return list(Name.allCases.filter(set.contains).map(\.rawValue))
  }

  private func list(_ items: [String]) -> String { items.joined(separator: ", ") }
}
