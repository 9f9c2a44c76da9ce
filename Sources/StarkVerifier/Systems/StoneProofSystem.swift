import StarkFaults
import StoneProofs

/// Proofs of Cairo runs made with StarkWare's Stone prover.
package enum StoneProofSystem: ProofSystem {
  package static let name = "stone"

  package static var members: [String] { StoneProofFile.members }

  package static func recognises(_ bytes: [UInt8]) -> Bool {
    StoneProofFile.recognises(bytes)
  }

  package static func open(
    _ bytes: [UInt8],
    policy: AcceptancePolicy
  ) throws(VerificationError) -> any OpenedProof {
    var clock = StageClock()
    let file: StoneProofFile
    do {
      file = try StoneProofFile(decoding: bytes, limits: StoneLimits(policy.limits))
    } catch {
      throw VerificationError(error, limits: policy.limits)
    }
    clock.finish(.decoding)
    // Nothing is computed yet whose cost depends on what the file claims, and nothing is hashed.
    let sizes = file.sizes(fileByteCount: bytes.count)
    do { try policy.check(sizes) } catch { throw .refused(error) }
    let readings: [StoneReading]
    do { readings = try StoneReading.candidates(for: file) } catch {
      throw VerificationError(error.fault)
    }
    clock.finish(.statement)
    return try OpenedStoneProof(file: file, sizes: sizes, readings: readings, clock: clock)
  }
}

extension StoneLimits {
  /// What a decoder takes for a policy: all that the policy allows.
  ///
  /// It takes as much as without a policy even if less is allowed, since to refuse a size is the
  /// policy's own business; the size of the file has been judged by then.
  fileprivate init(_ limits: SizeLimits) {
    self.init()
    func count(_ measure: SizeMeasure) -> Int {
      Int(clamping: min(limits[measure], measure.maximum))
    }
    fileByteCount = count(.fileBytes)
    proofByteCount = max(proofByteCount, count(.proofBytes))
    publicMemoryCellCount = max(publicMemoryCellCount, count(.publicMemoryCells))
  }
}

extension VerificationError {
  /// The error in a proof file, or that a part of it is larger than `limits` allow.
  fileprivate init(_ error: StoneFileError, limits: SizeLimits) {
    switch error {
    case .malformed(let malformed): self.init(malformed.fault)
    case .unsupported(let unsupported): self.init(unsupported.fault)
    case .beyondLimits(let part, let maximum, let found):
      let measure = SizeMeasure(part)
      let offered = UInt64(found)
      guard offered <= limits[measure] else {
        self = .refused(.size(measure, maximum: limits[measure], offered: offered))
        return
      }
      self.init(
        Fault(
          .unsupported,
          "unsupported/limit",
          "more \(measure.title) than supported",
          expected: "at most \(maximum)",
          found: "\(found)"
        )
      )
    }
  }
}

extension SizeMeasure {
  /// The measure of a part of a Stone file.
  fileprivate init(_ part: StoneFileError.Part) {
    switch part {
    case .proof: self = .proofBytes
    case .publicMemory: self = .publicMemoryCells
    }
  }
}
