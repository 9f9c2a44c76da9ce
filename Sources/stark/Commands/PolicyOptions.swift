import ArgumentParser
import StarkAlgebra
import StarkFaults
import StarkVerifier
import StarkVerdicts

/// The options that say which proofs to accept.
struct PolicyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What a proof must offer: a named policy, or a policy file.",
      discussion: "Named policies: \(AcceptancePolicy.named.map(\.name).joined(separator: ", ")).",
      valueName: "name|file"
    ),
    completion: .list(AcceptancePolicy.named.map(\.name))
  )
  var policy = AcceptancePolicy.default.name

  @Option(
    name: .customLong("program-hash"),
    help: ArgumentHelp(
      "Accept this program only; give it again to accept several.",
      valueName: "hex"
    ),
    transform: programHash
  )
  var programHashes: [ProgramHash] = []

  @Option(
    name: .customLong("layout"),
    help: ArgumentHelp(
      "Accept this layout only; give it again to accept several.",
      valueName: "name"
    ),
    completion: .list(CairoLayout.allCases.map(\.rawValue)),
    transform: layout
  )
  var layouts: [CairoLayout] = []

  func validate() throws { try Self.checkName(policy) }

  /// The policy with what the other options take away from it.
  ///
  /// They narrow the policy and never widen it: a layout that the policy does not list stays out.
  func resolved() throws -> AcceptancePolicy {
    var resolved = try Self.policy(policy)
    resolved.programHashes = try narrow(resolved.programHashes, to: programHashes, "--program-hash")
    resolved.layouts = try narrow(resolved.layouts, to: layouts, "--layout")
    return resolved
  }

  private func narrow<Value>(
    _ allowed: Set<Value>?,
    to chosen: [Value],
    _ option: String
  ) throws -> Set<Value>? {
    guard !chosen.isEmpty else { return allowed }
    let narrowed = allowed?.intersection(chosen) ?? Set(chosen)
    guard !narrowed.isEmpty else {
      throw ValidationError("The policy allows nothing that \(option) asks for.")
    }
    return narrowed
  }

  /// The named policy `name`, or the one in the file at that path.
  static func policy(_ name: String) throws -> AcceptancePolicy {
    try AcceptancePolicy.named(name) ?? read(name)
  }

  /// Throws if `name` is neither that of a policy nor leads to a file, but looks like the former.
  ///
  /// Part of the validation of a command, so that the error shows how it is called.
  static func checkName(_ name: String) throws {
    _ = try FilePath.argument(name)
    guard AcceptancePolicy.named(name) == nil, !name.contains("/"), !name.contains(".") else {
      return
    }
    do { _ = try FileKind(at: FilePath(bytes: ArgumentText.bytes(of: name))) } catch {
      throw ValidationError(PolicyChoiceError.unknownName(name).description)
    }
  }

  private static func read(_ path: String) throws -> AcceptancePolicy {
    do throws(Fault) {
      return try AcceptancePolicy(at: .file(FilePath(bytes: ArgumentText.bytes(of: path))))
    } catch {
      Diagnostics.error("\(error)")
      throw ExitCode(ExitStatus(error.kind).rawValue)
    }
  }

  @Sendable
  private static func programHash(_ text: String) throws -> ProgramHash {
    guard let hash = ProgramHash(hexadecimal: text) else {
      throw ValidationError("A program hash is a field element in hexadecimal.")
    }
    return hash
  }

  @Sendable
  private static func layout(_ text: String) throws -> CairoLayout {
    guard let layout = CairoLayout(name: text) else {
      let names = CairoLayout.allCases.map(\.rawValue)
      let guess = NearestName.nearest(to: text, among: names).map { "Did you mean \($0)? " } ?? ""
      throw ValidationError("\(guess)Layouts are \(names.joined(separator: ", ")).")
    }
    return layout
  }
}
