import StarkVerifier
import StoneProofs
import TestSupport
import Testing

@Suite("Every byte of a proof file")
struct ProofTextMutationTests {
  /// A file, and which of its bytes are changed.
  private struct Target: Sendable {
    let text: [UInt8]
    let file: StoneProofFile
    /// The bytes of `proof_hex` between the quotes.
    let digits: Range<Int>

    init(_ name: String) throws {
      text = try ProofFile.shipped(name).bytes()
      file = try StoneProofFile(decoding: text)
      let start = try #require(
        String(decoding: text, as: UTF8.self).firstRange(of: "\"0x")?.lowerBound
          .utf16Offset(in: String(decoding: text, as: UTF8.self))
      )
      digits = start + 1..<start + 3 + 2 * file.proof.count
    }

    /// What is wrong with the verdict on the file with one bit flipped.
    func complaint(flipping bit: Int, ofByteAt offset: Int) -> String? {
      var text = text
      text[offset] ^= 1 << UInt8(bit)
      let verdict = MutationVerdict(text)
      guard verdict.code == MutationVerdict.acceptedCode else { return nil }
      guard let other = try? StoneProofFile(decoding: text), other.means(the: file) else {
        return "bit \(bit) of byte \(offset) changes the file and nobody minds"
      }
      return nil
    }
  }

  @Test(
    "is refused with one bit flipped, or the file still says the same",
    arguments: [("plain-blake256", 3), ("plain-pedersen", 1)]
  )
  func surroundings(name: String, bitCount: Int) async throws {
    let target = try Target(name)
    let offsets = target.text.indices.filter { !target.digits.contains($0) }
    let mutations = offsets.flatMap { offset in
      (0..<bitCount).map { (offset: offset, bit: (offset + 3 * $0) % 8) }
    }
    #expect(mutations.count > 1500 * bitCount)
    let complaints = await MutationSweep.complaints(about: mutations) { offset, bit in
      target.complaint(flipping: bit, ofByteAt: offset)
    }
    #expect(complaints == [])
  }

  @Test("is refused with one bit of a hexadecimal digit flipped")
  func digits() async throws {
    let target = try Target("plain-blake256")
    let mutations = stride(from: target.digits.lowerBound, to: target.digits.upperBound, by: 1601)
      .flatMap { offset in (0..<8).map { (offset: offset, bit: $0) } }
    let complaints = await MutationSweep.complaints(about: mutations) { offset, bit in
      var text = target.text
      text[offset] ^= 1 << UInt8(bit)
      return MutationVerdict(text).code == MutationVerdict.acceptedCode
        ? "bit \(bit) of byte \(offset) is accepted" : nil
    }
    #expect(complaints == [])
  }
}

extension StoneProofFile {
  /// Whether a verifier reads the same from both files.
  ///
  /// A member with the value that it has by default may be left out, or be misspelt and so
  /// ignored. That only leaves more versions of Stone to try.
  fileprivate func means(the other: StoneProofFile) -> Bool {
    var parameters = parameters
    parameters.statedMembers = other.parameters.statedMembers
    return parameters == other.parameters && publicInput == other.publicInput
      && proof == other.proof
  }
}
