import StarkVerifier
import TestSupport
import Testing

@Suite("The mutation corpus")
struct MutationCorpusTests {
  static let cases = (try? MutationCorpus.load()) ?? []
  static let shipped = cases.filter { !$0.needsSharedMaterial }
  static let shared = cases.filter(\.needsSharedMaterial)

  private func check(_ mutation: MutationCase) throws {
    let bytes = try mutation.bytes()
    let verdict = MutationVerdict(bytes, policy: try mutation.acceptancePolicy())
    #expect(verdict.code == mutation.expected)
    if let location = mutation.location {
      #expect(verdict.location?.hasPrefix(location) == true, "at \(verdict.location ?? "nowhere")")
    }
    #expect(verdict.text.spellingOfSwift == nil, "\(verdict.text)")
  }

  @Test("every entry has its verdict", arguments: shipped)
  func verdict(of mutation: MutationCase) throws {
    try check(mutation)
  }

  @Test(
    "every entry on a proof of another project has its verdict",
    .enabled(if: SharedMaterial.isPresent, "the shared material is absent"),
    arguments: shared
  )
  func sharedVerdict(of mutation: MutationCase) throws {
    try check(mutation)
  }

  @Test("is not empty, and every entry has a name of its own, a comment and a known class")
  func shape() throws {
    let cases = try MutationCorpus.load()
    let refused = cases.filter { $0.expected != MutationVerdict.acceptedCode }
    #expect(refused.count >= 120)
    #expect(Set(cases.map(\.id)).count == cases.count)
    let classes = try MutationCorpus.classes()
    for mutation in cases {
      #expect(!mutation.comment.isEmpty)
      #expect(!mutation.flags.isEmpty)
      #expect(classes.isSuperset(of: mutation.flags), "\(mutation)")
    }
    #expect(classes.isSubset(of: cases.flatMap(\.flags)))
  }

  @Test("what would be Swift in a text is found")
  func spellingOfSwift() {
    #expect("found missingSegment(StarkCairo.SegmentName.program)".spellingOfSwift != nil)
    #expect("found StarkCairo.SegmentName.program".spellingOfSwift == "StarkCairo.S")
    #expect("expected commaOrClosingBrace".spellingOfSwift == "commaOrClosingBrace")
    #expect("digit(at: 2)".spellingOfSwift == "digit(")
    #expect("at proof_hex (proof byte 2); found 0xab".spellingOfSwift == nil)
    #expect("unknown field; found PrimeField1".spellingOfSwift == nil)
  }

  @Test("every edit changes the file", arguments: shipped.filter { !$0.edits.isEmpty })
  func everyEditCounts(mutation: MutationCase) throws {
    let base = EditedProofFile(try MutationCorpus.file(mutation.base))
    #expect(try mutation.bytes() != base.bytes || mutation.flags == ["Control"])
  }
}

extension String {
  /// What looks like the text of a Swift value, which tells people nothing: a case with its
  /// payload, a name with its module, or a name in camel case.
  fileprivate var spellingOfSwift: String? {
    firstMatch(
      of:
        /[A-Za-z_]+\(|Stark[A-Z][A-Za-z]*\.[A-Z]|Stone[A-Z][A-Za-z]*\.[A-Z]|\b[a-z]+[A-Z][A-Za-z]*/
    )
    .map { String($0.output) }
  }
}
