import StarkVerifier
import TestSupport
import Testing

@Suite("Every page of public memory")
struct PageMutationTests {
  static let files = [
    "Batches/Perpetual/bootloaded-three-tasks/proof.json",
    "shared/proofs/peers/stark-evm-adapter-bootloader_annotated.json",
  ].filter { SharedMaterial.isPresent || !$0.hasPrefix("shared/") }
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
      try add("\(page) on the main page", ["out-of-domain"]) {
        $0 == page ? 0 : $0
      }
      let isLast = page == last
      try add("\(page) last", isLast ? ["accepted"] : ["out-of-domain", "statement/"]) {
        $0 == page ? last + 1 : $0
      }
      try add("a gap before \(page)", ["accepted"]) { $0 >= page ? 3 * $0 + 1 : $0 }
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

  @Test("may stand before or behind another and have any number: what is reported stays the same")
  func listing() throws {
    let json = try MutationCorpus.proofFile(Self.files[0])
    let cells = try #require(try json.value(at: Self.memory).elements)
    let firstPage = try cells.filter { try $0.value(at: "/page").integer == 1 }
    let others = try cells.filter { try $0.value(at: "/page").integer != 1 }
    var listed = json
    try listed.set(Self.memory, to: .array(others + firstPage))
    var renumbered = json
    try renumbered.set(
      Self.memory,
      to: .array(
        try cells.map { cell in
          var cell = cell
          let page = try #require(try cell.value(at: "/page").integer)
          try cell.set("/page", to: .scalar("\(page == 0 ? 0 : 10 * page + 5)"))
          return cell
        }
      )
    )
    let verifier = Verifier(policy: .research)
    let honest = try verifier.verify(Array(json.text.utf8))
    for file in [listed, renumbered] {
      let other = try verifier.verify(Array(file.text.utf8))
      #expect(other.output == honest.output)
      #expect(other.pages == honest.pages)
      #expect(other.program == honest.program)
    }
  }
}
