import StarkFaults
public import StarkVerifier

/// A published release of a StarkEx program, by the hash that pins it.
public struct ProgramRelease: Hashable, Sendable {
  /// The program, such as `perpetual`.
  public let program: String
  /// The release, such as `v3.2`.
  public let version: String
  /// The hash of its bytecode and builtins.
  public let hash: ProgramHash
  /// Whether batches of it can be settled here; others are known by name only.
  public let isSettled: Bool

  /// A release whose hash is written as digits; nil if those are none.
  package init?(_ program: String, _ version: String, _ digits: String, isSettled: Bool = false) {
    guard let hash = ProgramHash(hexadecimal: digits) else { return nil }
    self.program = program
    self.version = version
    self.hash = hash
    self.isSettled = isSettled
  }
}

extension ProgramRelease: CustomStringConvertible {
  /// Program and version.
  public var description: String { "\(program) \(version)" }
}

extension Fault {
  static func unknownProgram(_ hash: ProgramHash) -> Fault {
    Fault(
      .refused,
      "statement/program-unknown",
      "no known release of a settled program has this hash",
      found: "\(hash)"
    ).at(.statement)
  }

  static func unsupportedRelease(_ release: ProgramRelease) -> Fault {
    Fault(
      .unsupported,
      "unsupported/release",
      "this release of the program is known, but its batches can't be settled",
      found: "\(release)"
    ).at(.statement)
  }
}
