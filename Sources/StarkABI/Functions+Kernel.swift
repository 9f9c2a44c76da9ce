public import CStarkVerify
import StarkFaults
import StarkVerifier

// The functions of `starkverify.h`, which says what they do, and whose names are C's.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// The version of the interface.
@c @implementation
public func stark_abi_version() -> UInt32 { UInt32(STARK_ABI_VERSION) }

/// The version of the verifier; its text is a constant of the library.
@c @implementation
public func stark_library_version() -> UnsafePointer<CChar>? {
  unsafe UnsafeRawPointer(Verifier.versionText.utf8Start).assumingMemoryBound(to: CChar.self)
}

/// Verifies a proof.
@c @implementation
public func stark_verify(
  _ proof: UnsafeRawPointer?,
  _ proofLength: Int,
  _ policy: UnsafePointer<CChar>?,
  _ policyLength: Int,
  _ report: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ reportLength: UnsafeMutablePointer<Int>?
) -> Int32 {
  let question = unsafe ProofQuestion(
    proof: HostBytes("proof", proof, proofLength),
    policy: HostBytes("policy", policy, policyLength),
    showsReport: report != nil
  )
  return unsafe question.answer().deliver(report, reportLength)
}

/// Checks the batches of a proof.
@c @implementation
public func stark_settle_check(
  _ question: UnsafePointer<stark_settlement>?,
  _ report: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
  _ reportLength: UnsafeMutablePointer<Int>?
) -> Int32 {
  let showsReport = unsafe report != nil
  let answer: Answer
  do throws(Fault) {
    answer = unsafe try BatchQuestion(question).answer(showsReport: showsReport)
  } catch {
    answer = Answer(error, showsReport: showsReport)
  }
  return unsafe answer.deliver(report, reportLength)
}

/// Frees a report.
@c @implementation
public func stark_report_free(_ report: UnsafeMutablePointer<CChar>?) {
  unsafe Answer.free(report)
}
