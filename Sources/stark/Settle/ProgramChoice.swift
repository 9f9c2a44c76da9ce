import ArgumentParser
import StarkSettlement
import StarkVerifier

/// The releases that a name or a hash on the command line stands for.
struct ProgramChoice: Sendable {
  let hashes: Set<ProgramHash>

  /// The names: of programs, for all releases, and of single releases.
  static var names: [String] {
    var names: [String] = []
    for release in settledReleases {
      if !names.contains(release.program) { names.append(release.program) }
      names.append(release.name)
    }
    return names
  }

  @Sendable
  init(_ argument: String) throws {
    let named = Self.settledReleases.filter { argument == $0.program || argument == $0.name }
    if !named.isEmpty {
      hashes = Set(named.map(\.hash))
    } else if let hash = ProgramHash(hexadecimal: argument) {
      hashes = [hash]
    } else {
      throw ValidationError(
        "Programs are \(Self.names.joined(separator: ", ")), or a hash in hexadecimal."
      )
    }
  }

  private static var settledReleases: [ProgramRelease] {
    SettlementPrograms.releases.filter(\.isSettled)
  }
}

extension ProgramRelease {
  /// Such as `perpetual-v3.2`.
  fileprivate var name: String { "\(program)-\(version)" }
}
