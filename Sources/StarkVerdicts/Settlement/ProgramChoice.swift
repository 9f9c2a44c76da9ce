import StarkAlgebra
import StarkSettlement
package import StarkVerifier

/// The releases that a name or a hash stands for.
package struct ProgramChoice: Sendable {
  package let hashes: Set<ProgramHash>

  /// The names: of programs, for all releases, and of single releases.
  package static var names: [String] {
    var names: [String] = []
    for release in settledReleases {
      if !names.contains(release.program) { names.append(release.program) }
      names.append(release.name)
    }
    return names
  }

  /// The releases of the name or hash in `text`; nil if it is neither.
  package init?(_ text: String) {
    let named = Self.settledReleases.filter {
      ExactName(text).isOne(of: [$0.program, $0.name])
    }
    if !named.isEmpty {
      hashes = Set(named.map(\.hash))
    } else if let hash = ProgramHash(hexadecimal: text) {
      hashes = [hash]
    } else {
      return nil
    }
  }

  /// The releases of all `choices` together; nil, which takes any, if there are none.
  package static func union(_ choices: [ProgramChoice]) -> Set<ProgramHash>? {
    choices.isEmpty ? nil : choices.reduce(into: []) { $0.formUnion($1.hashes) }
  }

  private static var settledReleases: [ProgramRelease] {
    SettlementPrograms.releases.filter(\.isSettled)
  }
}

extension ProgramRelease {
  /// Such as `perpetual-v3.2`.
  fileprivate var name: String { "\(program)-\(version)" }
}
