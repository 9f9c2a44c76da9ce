import StarkAlgebra
import StoneProofs
import TestSupport
import Testing

@Suite("Proofs that are too short, too long or spelt otherwise")
struct ProofLengthMutationTests {
  static let names = ["plain-blake256", "plain-keccak256", "plain-poseidon3"]

  /// The check that runs out of bytes when the proof ends at `offset`, inside `region`.
  private static func expectation(
    in region: ProofRegion,
    endingAt offset: Int,
    usesFelts: Bool
  ) -> RejectionKind {
    if usesFelts, offset % 32 != 0 { return .partialWord }
    switch region.role {
    case .tableRoot, .outOfDomainValues, .layerRoot, .lastLayer, .nonce: return .tooShort
    case .tableOpening(let table): return .tableExhausted(table)
    case .layerOpening(let layer): return .layerExhausted(layer)
    }
  }

  @Test("a proof cut off anywhere is too short for the part that it ends in", arguments: names)
  func truncation(name: String) async throws {
    let target = try MutationTarget(ProofFile.shipped(name).bytes())
    let usesFelts = target.decoded.file.parameters.hasFieldChannel
    let ends =
      Array(stride(from: 0, to: target.proof.count, by: 32))
      + Array(stride(from: 7, to: target.proof.count, by: 997))
      + target.regions.map(\.bytes.lowerBound) + [target.proof.count - 1]
    let complaints = await MutationSweep.complaints(about: ends) { end in
      let expected = Self.expectation(
        in: target.region(at: end),
        endingAt: end,
        usesFelts: usesFelts
      )
      return target.complaint(
        about: Array(target.proof.prefix(end)),
        expecting: [expected],
        "\(end) bytes"
      )
    }
    #expect(complaints == [])
  }

  @Test("nothing may follow a proof", arguments: names)
  func trailingBytes(name: String) throws {
    let target = try MutationTarget(ProofFile.shipped(name).bytes())
    let usesFelts = target.decoded.file.parameters.hasFieldChannel
    for tail in [[0], [255], [UInt8](repeating: 0, count: 31), [UInt8](repeating: 1, count: 33)] {
      let expected: RejectionKind = usesFelts ? .partialWord : .trailingBytes(tail.count)
      let complaint = target.complaint(
        about: target.proof + tail,
        expecting: [expected],
        "\(tail.count) more bytes"
      )
      #expect(complaint == nil)
    }
    let words = [UInt8](repeating: 0, count: 32)
    for tail in [words, words + words, Array(target.proof.suffix(32)), target.proof] {
      let complaint = target.complaint(
        about: target.proof + tail,
        expecting: [.trailingBytes(tail.count)],
        "\(tail.count) more bytes"
      )
      #expect(complaint == nil)
    }
  }

  @Test(
    "no field element has a second spelling, x + p or x + k·p",
    arguments: names + ["small-blake248lsb-poseidon"]
  )
  func nonCanonicalElements(name: String) async throws {
    let target = try MutationTarget(ProofFile.shipped(name).bytes())
    let usesFelts = target.decoded.file.parameters.hasFieldChannel
    let words = target.regions.filter(\.holdsElements).flatMap { region in
      stride(from: region.bytes.lowerBound, to: region.bytes.upperBound, by: 32).map {
        (offset: $0, role: region.role)
      }
    }
    #expect(words.count > 300)
    let complaints = await MutationSweep.complaints(about: words) { offset, role in
      guard let word = Bytes32(target.proof.span, at: offset)?.integer else { return "no word" }
      let expected: RejectionKind
      switch role {
      case .tableOpening(let table) where !usesFelts: expected = .table(table, isCell: true)
      case .layerOpening(let layer) where !usesFelts: expected = .layer(layer, isCell: true)
      default: expected = .nonCanonicalWord
      }
      return word.otherSpellings.lazy.compactMap { spelling in
        var proof = target.proof
        proof.replaceSubrange(offset..<offset + 32, with: Bytes32(spelling).array)
        return target.complaint(about: proof, expecting: [expected], "\(spelling) at \(offset)")
      }.first
    }
    #expect(complaints == [])
  }
}

extension UInt256 {
  /// x + p and the greatest x + k·p below 2²⁵⁶.
  fileprivate var otherSpellings: [UInt256] {
    var spellings: [UInt256] = []
    var (sum, overflow) = addingReportingOverflow(Felt252.modulus)
    while !overflow {
      spellings.append(sum)
      (sum, overflow) = sum.addingReportingOverflow(Felt252.modulus)
    }
    return [spellings.first, spellings.last].compactMap(\.self)
  }
}
