import Foundation
import StarkVerifier
import StoneProofs
import TestSupport
import Testing

/// The codes that the verifier can give, as its sources spell them, against those of the corpus.
@Suite("The codes of failures")
struct FailureCodeTests {
  /// Codes that no edit of a proof file leads to, and why.
  static let unreachable = [
    "fri/last-layer":
      "the roots bind all layers, so it takes a prover that folds wrongly: FRICheatTests",
    "deep/denominator":
      "z·gʳ would have to be a queried point, probability 2⁻²³⁰: BatchInversionTests",
    "policy/incomplete-statement":
      "every proof at hand can be checked completely: AcceptancePolicyTests",
    "statement/segment-missing":
      "such a public input has no seed, malformed/public-input: CairoSegmentsTests",
    "statement/segment-unexpected":
      "such a public input has no seed, malformed/public-input: CairoSegmentsTests",
    "statement/public-memory-empty":
      "the decoder refuses it, malformed/public-memory: PublicMemoryTests",
    "statement/main-page-missing":
      "the decoder refuses it, malformed/public-memory: PublicMemoryTests",
    "statement/page-not-continuous":
      "the decoder refuses it, malformed/public-memory: PublicMemoryTests",
    "statement/conflicting-values":
      "the decoder refuses it, malformed/public-memory: PublicMemoryTests",
  ]

  /// The codes in the sources, with the names of tables in the place of `\(table)`.
  static func codesInSources() throws -> Set<String> {
    let root = RepositoryFolder.root.appending(path: "Sources")
    let folders = ["StarkVerifier/Failures", "StarkVerifier/Systems", "StarkVerifier/Policy"]
    var files = folders.flatMap { folder in
      let url = root.appending(path: folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
      return names.map { url.appending(path: $0) }
    }
    files.append(root.appending(path: "StarkCairo/Statement/StatementRejection+Code.swift"))
    var codes: Set<String> = []
    for file in files {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /(?:init|Failure)\(\s*(?:rejection, code: )?"([a-z\/\\()-]+)"/)
      {
        codes.insert(String(match.output.1))
      }
      for match in text.matches(of: /"(policy\/[a-z-]+)"/) { codes.insert(String(match.output.1)) }
      for match in text.matches(of: /(?:code: )"([a-z\/\\()-]+)"/) {
        codes.insert(String(match.output.1))
      }
      for match in text.matches(of: /case \.[A-Za-z]+: "(?:statement\/)?([a-z-]+)"/)
      where file.lastPathComponent == "StatementRejection+Code.swift" {
        codes.insert("statement/" + match.output.1)
      }
    }
    return Set(
      codes.flatMap { code in
        code.contains(#"\(table)"#)
          ? StoneTable.allCases.map { code.replacing(#"\(table)"#, with: "\($0)") } : [code]
      }
    )
  }

  @Test("each is given to some mutation of the corpus, or is known to be out of reach")
  func coverage() throws {
    let codes = try Self.codesInSources()
    #expect(codes.count > 55)
    let reached = Set(try MutationCorpus.load().map(\.expected))
    #expect(codes.subtracting(reached) == Set(Self.unreachable.keys))
    #expect(reached.subtracting(codes) == [MutationVerdict.acceptedCode])
  }
}
