import StarkVerifier
import StarkVerdicts

extension SecurityReport {
  /// Every term in every regime, a column for each regime, and the weakest in the last row.
  var table: Table {
    let regimes = SecurityRegime.allCases
    var table = Table([.left] + regimes.map { _ in .right })
    table.add([""] + regimes.map { $0.heading })
    for name in termNames {
      let cells = regimes.map { regime in
        terms(in: regime).first { $0.name == name }.map { NumberText.bits($0.bits) } ?? "–"
      }
      table.add([name] + cells)
    }
    table.add(["least"] + regimes.map { NumberText.bits(bits(in: $0)) })
    return table
  }

  /// The names of all terms, in the order in which the regimes list them.
  private var termNames: [String] {
    var names: [String] = []
    for regime in [SecurityRegime.johnson, .uniqueDecoding, .randomWords, .stoneFormula] {
      for term in terms(in: regime) where !names.contains(term.name) { names.append(term.name) }
    }
    return names
  }
}

extension SecurityRegime {
  fileprivate var heading: String {
    switch self {
    case .stoneFormula: "Stone's formula"
    case .randomWords: "random words"
    case .johnson: "Johnson (proven)"
    case .uniqueDecoding: "unique (proven)"
    }
  }
}
