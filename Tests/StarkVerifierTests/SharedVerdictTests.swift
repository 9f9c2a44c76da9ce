import Foundation
import StarkVerifier
import TestSupport
import Testing

/// The verdict on a file, as a report words it: the status and the code.
private struct SharedVerdict: Equatable, CustomStringConvertible {
  let status: String
  let code: String?

  static let accepted = SharedVerdict(status: "accepted", code: nil)

  init(status: String, code: String?) {
    self.status = status
    self.code = code
  }

  init(_ bytes: [UInt8], policy: AcceptancePolicy = .research) {
    do {
      _ = try Verifier(policy: policy).verify(bytes)
      self = .accepted
    } catch {
      let status =
        switch error {
        case .malformed: "malformed"
        case .unsupported: "unsupported"
        case .rejected: "rejected"
        case .refused: "refused"
        case .cancelled: "cancelled"
        }
      self.init(status: status, code: error.code)
    }
  }

  var description: String { [status, code ?? ""].joined(separator: " ") }
}

@Suite(
  "Files beside the repository get the verdicts that are right",
  .enabled(if: SharedMaterial.isPresent, "the shared material is absent")
)
struct SharedVerdictTests {
  /// The proofs of `proofs/peers2` that are not accepted under the policy `research`.
  private static let unsupportedPeers: [String: String] = [
    // A Stone that was never published, with parameters or hashes of its own.
    "cairo-lang-dynamic_layout_proof-b6debb": "unsupported/version",
    "cairo-lang-example_proof-034a51": "unsupported/hash",
    "cairo-lang-example_proof-873a3d": "unsupported/version",
  ]

  private static func names(in folder: String) throws -> [String] {
    let path = SharedMaterial.root.appendingPathComponent(folder).path
    return try FileManager.default.contentsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".json") }
      .map { String($0.dropLast(".json".count)) }
      .sorted()
  }

  private static func verdict(on path: String) throws -> SharedVerdict {
    SharedVerdict([UInt8](try SharedMaterial.data(path)))
  }

  @Test("41 more published proofs: accepted, but for three of Stones that were never published")
  func peers() throws {
    let names = try Self.names(in: "proofs/peers2")
    #expect(names.count >= 41)
    for name in names {
      let code = Self.unsupportedPeers[name]
      let right = code.map { SharedVerdict(status: "unsupported", code: $0) } ?? .accepted
      #expect(try Self.verdict(on: "proofs/peers2/\(name).json") == right, "\(name)")
    }
  }

  @Test("five proofs of August 2023 hash rows otherwise, and are stone5 all the same")
  func august2023() throws {
    let names = try Self.names(in: "proofs/peers2").filter { name in
      ["52feb6", "afa05a", "f90303", "243a39", "04e0e0"].contains { name.hasSuffix($0) }
    }
    #expect(names.count == 5)
    for name in names {
      let bytes = [UInt8](try SharedMaterial.data("proofs/peers2/\(name).json"))
      let statement = try Verifier(policy: .research).verify(bytes)
      #expect(statement.seedVersion == .stone5)
      #expect(statement.hashesRowsAsInAugust2023, "\(name)")
    }
  }

  /// The crafted proofs of `cases/core` and the right verdicts under the policy `research`.
  private static let craftedProofs: [(String, SharedVerdict)] =
    [
      "amb", "cap", "dex-false", "dex-true", "pagegap", "plain-13", "plain-14", "plain-19",
      "plain-5",
    ].map { ($0, .accepted) }

  @Test("crafted proofs for the faults of the proof core")
  func core() throws {
    for (name, right) in Self.craftedProofs {
      #expect(try Self.verdict(on: "cases/core/\(name).json") == right, "\(name)")
    }
    let named = Self.craftedProofs.map(\.0) + ["bomb-65535"]
    #expect(try Self.names(in: "cases/core") == named.sorted())
  }

  @Test("a file that claims 65,535 columns and opens none is malformed")
  func bomb() throws {
    #expect(try Self.verdict(on: "cases/core/bomb-65535.json").status == "malformed")
  }

  @Test("a proof under the member `proof` is read as the proof inside")
  func wrapped() throws {
    #expect(try Self.verdict(on: "cases/wrapped-in-proof-member.json") == .accepted)
  }

  @Test("a raised output is a claim that fails, in whichever table of constraints it is read")
  func diagnosis() throws {
    let file = try MutationCorpus.file("shared/cases/wrong-diagnosis.json")
    let cases = try (file.value(at: "/cases").elements ?? []).map { try MutationCase($0) }
    #expect(cases.count >= 4)
    for mutation in cases {
      let verdict = SharedVerdict(
        try mutation.bytes(),
        policy: try mutation.acceptancePolicy()
      )
      #expect(verdict == SharedVerdict(status: "rejected", code: mutation.expected), "\(mutation)")
    }
  }
}
