import StarkAlgebra
import StoneProofs
import TestSupport
import Testing

@Suite("Every byte of a proof")
struct ProofByteMutationTests {
  /// A proof and the distance between the bytes that are changed in it.
  struct Sweep: Sendable, CustomTestStringConvertible {
    let name: String
    let stride: Int
    var testDescription: String { stride == 1 ? name : "\(name), one byte in \(stride)" }
  }

  static let sweeps = [
    Sweep(name: "plain-blake256", stride: 1),
    Sweep(name: "plain-keccak256", stride: 29),
    Sweep(name: "plain-poseidon3", stride: 61),
    Sweep(name: "plain-pedersen", stride: 331),
    Sweep(name: "plain-blake160msb", stride: 29),
    Sweep(name: "small-blake248lsb-poseidon", stride: 61),
  ]

  @Test("belongs to one message of the transcript", arguments: sweeps)
  func partition(sweep: Sweep) throws {
    let proof = try DecodedProof(ProofFile.shipped(sweep.name).bytes())
    let regions = proof.regions()
    #expect(regions.first?.bytes.lowerBound == 0)
    #expect(regions.last?.bytes.upperBound == proof.file.proof.count)
    for (region, next) in zip(regions, regions.dropFirst()) {
      #expect(region.bytes.upperBound == next.bytes.lowerBound)
    }
  }

  @Test("is refused when one bit flips, by the check of its message", arguments: sweeps)
  func flip(sweep: Sweep) async throws {
    let target = try MutationTarget(ProofFile.shipped(sweep.name).bytes())
    let offsets = Array(stride(from: 0, to: target.proof.count, by: sweep.stride))
    let complaints = await MutationSweep.complaints(about: offsets) { offset in
      var proof = target.proof
      proof[offset] ^= 1 << UInt8(offset / sweep.stride % 8)
      return target.complaint(about: proof, changedAt: offset)
    }
    #expect(complaints == [])
  }
}
