import StarkAlgebra
import StarkCairo
import StarkHashes
import StoneProofs
import TestSupport
import Testing

@Suite("The seed of the transcript")
struct StoneSeedTests {
  /// What `spec/transcript_vectors.json` says about the seeds of real proofs.
  struct Vectors: Decodable {
    let proofs: [Proof]

    struct Proof: Decodable {
      let fileDigest: String
      let layout: String
      let seedVersion: Int
      let seedWordCount: Int
      let seedDigest: String
      let initialDigest: String

      enum CodingKeys: String, CodingKey {
        case layout
        case fileDigest = "json_sha256"
        case seedVersion = "seed_version"
        case seedWordCount = "seed_words"
        case seedDigest = "seed_sha256"
        case initialDigest = "initial_digest"
      }
    }
  }

  @Test("is that of every real proof with a vector", .enabled(if: SharedMaterial.isPresent))
  func vectors() throws {
    let vectors = try SharedMaterial.decode(Vectors.self, from: "spec/transcript_vectors.json")
    var found = 0
    for proof in SharedProof.all {
      let bytes = try proof.bytes()
      let digest = SHA256.hexadecimalDigest(of: bytes)
      guard let vector = vectors.proofs.first(where: { $0.fileDigest == digest }) else { continue }
      found += 1
      let file = try StoneProofFile(decoding: bytes)
      let layout = try #require(LayoutVectors.all[vector.layout])
      var counts = OperationCounts()
      let head = try StoneSeedHead(
        parameters: file.parameters,
        publicInput: file.publicInput,
        layoutCode: layoutCode(file.publicInput.layoutName),
        segmentOrder: layout.segments.compactMap { SegmentName($0) },
        dynamicParameterOrder: layout.parameters ?? []
      )
      let pages = try StoneSeedPages(
        of: file.publicInput.publicMemory,
        hash: file.parameters.pageHash,
        counts: &counts
      )
      let seed = StoneSeed(head: head, pages: pages).bytes(vector.seedVersion == 6 ? .s6 : .s5)
      #expect(seed.count == 32 * vector.seedWordCount, "\(proof)")
      #expect(SHA256.hexadecimalDigest(of: seed) == vector.seedDigest, "\(proof)")
      let function = file.parameters.seedHash.function
      #expect(
        try function.digest(seed.span, counts: &counts).description == vector.initialDigest,
        "\(proof)"
      )
      if file.parameters.pageHash == .pedersen {
        // One hash a word, and one for their number.
        #expect(counts.pedersenHashes == 2 * file.publicInput.publicMemory.count + 1, "\(proof)")
      }
    }
    #expect(found >= 20)
  }

  @Test("has one word more in version 6")
  func versions() throws {
    let seed = try seed(of: StoneProofFile(decoding: Array(ProofFileText.valid.utf8)).publicInput)
    let longer = seed.bytes(.s6)
    #expect(longer.dropFirst(32) == seed.bytes(.s5)[...])
    #expect(longer.prefix(32).elementsEqual([UInt8](repeating: 0, count: 30) + [0x03, 0xe8]))
  }

  @Test("lays out pages with their first address, number of cells and digest")
  func pages() throws {
    let words = try seed(of: StoneProofFile(decoding: Array(ProofFileText.valid.utf8)).publicInput)
      .bytes(.s5)
    #expect(words.count == 32 * 16)
    let numbers = stride(from: 0, to: words.count, by: 32).map { offset in
      words[(offset + 24)..<(offset + 32)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    // log₂ steps, rc_min, rc_max, "plain", two segments, padding cell, two pages.
    #expect(numbers[0..<3] == [9, 32762, 32769])
    #expect(numbers[3] == 0x70_6c61_696e)
    #expect(numbers[4..<8] == [1, 5, 25, 57])
    #expect(numbers[8..<11] == [1, 0x4078_0017_fff7_fff, 2])
    #expect(numbers[11] == 2)
    #expect(numbers[13..<15] == [30, 2])
  }

  @Test("needs exactly the segments and parameters of the layout")
  func shape() throws {
    let valid = try StoneProofFile(decoding: Array(ProofFileText.valid.utf8)).publicInput
    #expect(throws: StoneSeedError.missingSegment(.builtin(.output))) {
      try seed(of: valid, segments: [.program, .execution, .builtin(.output)])
    }
    #expect(throws: StoneSeedError.unknownSegments) { try seed(of: valid, segments: [.program]) }
    #expect(throws: StoneSeedError.missingDynamicParameter("a")) {
      try seed(of: valid, parameters: ["a"])
    }
    var changed = valid
    changed.dynamicParameters = ["a": 1]
    #expect(throws: StoneSeedError.unknownDynamicParameters) { try seed(of: changed) }
    changed = valid
    changed.publicMemory = []
    #expect(throws: StoneSeedError.emptyPublicMemory) { try seed(of: changed) }
    changed = valid
    changed.stepCount = 3
    #expect(throws: StoneSeedError.stepCount(3)) { try seed(of: changed) }
  }

  @Test("changes with every part of the public input")
  func bindings() throws {
    let valid = try StoneProofFile(decoding: Array(ProofFileText.valid.utf8)).publicInput
    let memory = valid.publicMemory
    let changes: [(inout CairoPublicInput) -> Void] = [
      { $0.stepCount *= 2 }, { $0.rangeCheckMinimum += 1 }, { $0.rangeCheckMaximum += 1 },
      { $0.segments[.program] = MemorySegment(begin: 2, stop: 5) },
      { $0.segments[.execution] = MemorySegment(begin: 25, stop: 58) },
      { $0.publicMemory.swapAt(0, 1) },
      { $0.publicMemory[1] = PublicMemoryCell(address: 3, value: 0, page: 0) },
      { $0.publicMemory[1] = PublicMemoryCell(address: 2, value: 1, page: 0) },
      { $0.publicMemory[3] = PublicMemoryCell(address: 31, value: 5, page: 1) },
      { $0.publicMemory[2...] = [memory[3], memory[2]] },
      { $0.publicMemory.removeLast() },
    ]
    var seeds: Set<StoneSeed> = [try seed(of: valid)]
    for change in changes {
      var changed = valid
      change(&changed)
      try seeds.insert(seed(of: changed))
    }
    #expect(seeds.count == 1 + changes.count)
  }

  @Test("depends on the order of pages, not on their numbers")
  func pageNumbers() throws {
    let valid = try StoneProofFile(decoding: Array(ProofFileText.valid.utf8)).publicInput
    var renumbered = valid
    renumbered.publicMemory = valid.publicMemory.map {
      PublicMemoryCell(address: $0.address, value: $0.value, page: $0.page == 1 ? 7 : $0.page)
    }
    #expect(renumbered != valid)
    #expect(try seed(of: renumbered) == seed(of: valid))
  }

  private func layoutCode(_ name: String) -> Felt252 {
    name.utf8.reduce(.zero) { $0 * 256 + Felt252(UInt64($1)) }
  }

  private func seed(
    of publicInput: CairoPublicInput,
    segments: [SegmentName] = [.program, .execution],
    parameters: [String] = []
  ) throws -> StoneSeed {
    var counts = OperationCounts()
    let stated = try StoneProofFile(decoding: Array(ProofFileText.valid.utf8)).parameters
    return StoneSeed(
      head: try StoneSeedHead(
        parameters: stated,
        publicInput: publicInput,
        layoutCode: layoutCode("plain"),
        segmentOrder: segments,
        dynamicParameterOrder: parameters
      ),
      pages: try StoneSeedPages(
        of: publicInput.publicMemory,
        hash: stated.pageHash,
        counts: &counts
      )
    )
  }
}
