import StarkVerifier
import TestSupport
import Testing

@Suite(
  "Every page of public memory",
  .enabled(if: SharedMaterial.isPresent, "the shared material is absent")
)
struct PageMutationTests {
  static let files = [
    "shared/batches/own/bootloaded-three-tasks/proof.json",
    "shared/proofs/peers/stark-evm-adapter-bootloader_annotated.json",
  ]
  static let memory = StatementMutationTests.memory

  @Test("has one number, one order and one place", arguments: files)
  func pages(path: String) async throws {
    let json = try MutationCorpus.proofFile(path)
    let cells = try #require(try json.value(at: Self.memory).elements)
    let pages = try cells.map { try #require(try $0.value(at: "/page").integer) }
    let last = try #require(pages.max())
    #expect(last >= 1)
    var mutations: [GeneratedMutation] = []
    func add(_ change: String, _ expected: [String], _ renumber: (Int) -> Int) throws {
      let changed = try zip(cells, pages).map { cell, page in
        var cell = cell
        try cell.set("/page", to: .scalar("\(renumber(page))"))
        return cell
      }
      mutations.append(
        try GeneratedMutation(change, of: json, expecting: expected) {
          try $0.set(Self.memory, to: .array(changed))
        }
      )
    }
    for page in 1...last {
      try add("\(page) on the main page", ["out-of-domain", "statement/page-missing"]) {
        $0 == page ? 0 : $0
      }
      try add("\(page) last", ["statement/page-missing"]) {
        $0 == page ? last + 1 : $0
      }
      if page < last {
        try add("\(page) and \(page + 1) exchanged", ["out-of-domain"]) {
          $0 == page ? page + 1 : $0 == page + 1 ? page : $0
        }
        try add("\(page) and \(page + 1) joined", ["statement/", "out-of-domain", "malformed/"]) {
          $0 > page ? $0 - 1 : $0
        }
      }
      let first = try #require(pages.firstIndex(of: page))
      guard pages.count(where: { $0 == page }) > 1 else { continue }
      mutations.append(
        try GeneratedMutation("cells of \(page)", of: json, expecting: ["malformed/public-memory"])
        {
          var exchanged = cells
          exchanged.swapAt(first, first + 1)
          try $0.set(Self.memory, to: .array(exchanged))
        }
      )
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("may be listed before or behind another: it is found by its number")
  func listing() throws {
    let json = try MutationCorpus.proofFile(Self.files[0])
    let cells = try #require(try json.value(at: Self.memory).elements)
    let firstPage = try cells.filter { try $0.value(at: "/page").integer == 1 }
    let others = try cells.filter { try $0.value(at: "/page").integer != 1 }
    var listed = json
    try listed.set(Self.memory, to: .array(others + firstPage))
    let verifier = Verifier(policy: .research)
    let honest = try verifier.verify(Array(json.text.utf8))
    let other = try verifier.verify(Array(listed.text.utf8))
    #expect(other.output == honest.output)
    #expect(other.pages == honest.pages)
    #expect(other.program == honest.program)
  }
}
