import StarkAlgebra
import StarkChannel
import StarkCommitments
import StarkFRI
import TestSupport
import Testing

@Suite("The bytes of a low-degree proof")
struct LowDegreeProofTests {
  static let shape = FRIShape(
    log2DomainSize: 6,
    foldingSteps: [1, 2, 1],
    log2LastLayerDegreeBound: 1,
    queryCount: 3,
    proofOfWorkBits: 8
  )

  private let test: FRICase<Felt252>
  private let proof: LowDegreeProof

  init() throws {
    test = try FRICase(LowDegreeProofTests.shape.parameters, TreeKind.keccak.hash)
    proof = try test.prove()
  }

  private func rejection(of bytes: [UInt8]) -> LowDegreeRejection? {
    var altered = proof
    altered.bytes = bytes
    return test.rejection(of: altered)
  }

  @Test("begin with three roots, two coefficients and a nonce")
  func messages() throws {
    #expect(proof.openingsOffset == 32 * 5 + 8)
    var log = TranscriptLog.recording
    _ = try test.verify(proof, log: &log)
    let messages = log.entries.filter { !$0.path.contains("Decommitment") }.compactMap(\.byteRange)
    #expect(messages == [0..<32, 32..<64, 64..<96, 96..<160, 160..<168])
  }

  @Test("are all bound: a change in any of them is refused")
  func changedBytes() {
    for index in proof.bytes.indices {
      var bytes = proof.bytes
      bytes[index] ^= 1
      #expect(rejection(of: bytes) != nil, "byte \(index)")
    }
  }

  @Test("end where the last opening ends")
  func length() {
    for count in 0..<proof.openingsOffset {
      #expect(
        rejection(of: Array(proof.bytes[..<count]))
          == .tooShort(needed: proof.openingsOffset, found: count)
      )
    }
    for count in proof.openingsOffset..<proof.bytes.count {
      switch rejection(of: Array(proof.bytes[..<count])) {
      case .function(.proofExhausted), .fri(.decommitment(_, .proofExhausted)): break
      case let other: Issue.record("\(count) bytes: \(String(describing: other))")
      }
    }
    #expect(rejection(of: proof.bytes + [0]) == .trailingBytes(count: 1))
    #expect(rejection(of: proof.bytes + proof.bytes) == .trailingBytes(count: proof.bytes.count))
  }

  @Test("spell coefficients canonically")
  func coefficients() {
    for index in 0..<2 {
      let start = 96 + 32 * index
      let cell = Bytes32(proof.bytes.span, at: start) ?? .zero
      let larger = Bytes32(cell.integer.addingReportingOverflow(Felt252.modulus).sum)
      var bytes = proof.bytes
      bytes.replaceSubrange(start..<start + 32, with: larger.array)
      #expect(rejection(of: bytes) == .nonCanonicalCoefficient(index: index, found: larger))
    }
  }

  @Test("bind every challenge to the messages before it, and to none after")
  func dependencies() throws {
    var honest = TranscriptLog.recording
    _ = try test.verify(proof, log: &honest)
    #expect(honest.entries.contains { $0.label == "Evaluation point" })
    for message in honest.entries {
      guard let range = message.byteRange, range.upperBound <= proof.openingsOffset else {
        continue
      }
      var altered = proof
      altered.bytes[range.upperBound - 1] ^= 1
      var log = TranscriptLog.recording
      #expect(throws: LowDegreeRejection.self) { try test.verify(altered, log: &log) }
      var isBefore = true
      for (entry, original) in zip(log.entries, honest.entries) {
        if entry.byteRange == range { isBefore = false }
        if isBefore {
          #expect(entry == original)
        } else if case .element = entry.payload, entry.byteRange == nil {
          #expect(entry.payload != original.payload)
        }
      }
    }
  }

  @Test("mean nothing in another context")
  func context() {
    for seed in UInt64(2)..<20 {
      let other = test.inContext(seed: seed)
      #expect(other.rejection(of: proof) != nil)
    }
  }
}
