import Foundation
import StarkVerifier
import StoneProofs
import TestSupport
import Testing

/// The codes that the verifier can give, as its sources spell them, against those of the corpus.
@Suite("The codes of failures")
struct FailureCodeTests {
  /// Codes that no edit of a proof file leads to: why, and which tests look at the check instead.
  static let unreachable: [String: (reason: String, tests: String)] = [
    "fri/last-layer":
      ("the roots bind all layers, so it takes a prover that folds wrongly", "CheatingProverTests"),
    "deep/denominator":
      ("z·gʳ would have to be a queried point, probability 2⁻²³⁰", "StoneDeepQuotientsTests"),
    "policy/incomplete-statement":
      ("every proof at hand can be checked completely", "IncompleteStatementTests"),
    "statement/segment-missing":
      ("such a public input has no seed: malformed/public-input", "CairoSegmentsTests"),
    "statement/segment-unexpected":
      ("such a public input has no seed: malformed/public-input", "CairoSegmentsTests"),
    "statement/public-memory-empty":
      ("the decoder refuses it: malformed/public-memory", "PublicMemoryTests"),
    "statement/main-page-missing":
      ("the decoder refuses it: malformed/public-memory", "PublicMemoryTests"),
    "statement/page-not-continuous":
      ("the decoder refuses it: malformed/public-memory", "PublicMemoryTests"),
    "statement/conflicting-values":
      ("the decoder refuses it: malformed/public-memory", "PublicMemoryTests"),
    "malformed/too-large":
      (
        "a proof file that is too large is unsupported/limit, another file this",
        "SpotStateFileTests"
      ),
  ]

  @Test("failures have words for what they found, and never show a value of Swift")
  func words() throws {
    for file in (Self.folders + ["Sources/StarkJSON"]).flatMap(Self.files) {
      let text = try String(contentsOf: file, encoding: .utf8)
      let interpolations = /"\\\((error|rejection|fault|reason|kind)\)"/
      #expect(text.firstMatch(of: interpolations) == nil, "\(file.lastPathComponent)")
    }
  }

  @Test("each is given to some mutation of the corpus, or is known to be out of reach")
  func coverage() throws {
    let codes = try Self.codesInSources()
    #expect(codes.count > 60)
    let reached = Set(try MutationCorpus.load().map(\.expected))
    #expect(codes.subtracting(reached) == Set(Self.unreachable.keys))
    #expect(reached.subtracting(codes) == [MutationVerdict.acceptedCode])
  }

  @Test("those out of reach have tests of their own")
  func elsewhere() throws {
    let tests = Set(Self.files(in: "Tests").map { $0.deletingPathExtension().lastPathComponent })
    for (code, entry) in Self.unreachable {
      #expect(tests.contains(entry.tests), "\(code)")
      #expect(!entry.reason.isEmpty)
    }
  }

  /// The folders in which failures of proofs are made.
  private static let folders = [
    "Sources/StarkVerifier", "Sources/StarkCommitments", "Sources/StarkFRI",
    "Sources/StarkCairo/Statement", "Sources/StarkCairo/Memory", "Sources/StarkCairo/Program",
    "Sources/StarkCairo/Bootloader", "Sources/ProofSystems",
  ]

  /// The codes in the sources, with the names of tables in the place of `\(table)`.
  private static func codesInSources() throws -> Set<String> {
    var codes: Set<String> = []
    // Where the kind stands before the code, where a constructor takes the code alone, and lists.
    let patterns = [
      /(?:Failure|Fault)\(\s*\.[a-z]+,\s*"([a-z\/-]+)"/,
      /\.(?:fault|unsupported)\(\s*"([a-z\/\\()-]+)"/,
      /"((?:policy|statement)\/[a-z-]+)"/,
    ]
    // Of JSON only what reading it can meet; other files have faults of their own.
    let list = "JSONError+Fault.swift"
    let json = files(in: "Sources/StarkJSON").filter { $0.lastPathComponent == list }
    for file in folders.flatMap(files) + json {
      let text = try String(contentsOf: file, encoding: .utf8)
      let isList = file.lastPathComponent == list
      for pattern in patterns + (isList ? [/(?:code|json): "([a-z\/-]+)"/] : []) {
        for match in text.matches(of: pattern) { codes.insert(String(match.output.1)) }
      }
    }
    return Set(
      codes.flatMap { code in
        StoneTable.allCases.map { code.replacing(#"\(table)"#, with: "\($0)") }
      }
    )
  }

  private static func files(in folder: String) -> [URL] {
    let root = RepositoryFolder.root.appending(path: folder)
    let names = FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(".swift") }.map { root.appending(path: $0) }
  }
}
