import CStarkVerify
import StarkFaults

extension BatchQuestion {
  /// The most bytes that a structure may say it has: more than any later version will need.
  private static let maximumSize = 4096

  /// The question in a structure of the caller's, of this version or a later one.
  ///
  /// - Throws: that there is no such structure, or that it asks for things that this version does
  ///   not know, which would otherwise be left out in silence.
  init(_ question: UnsafePointer<stark_settlement>?) throws(Fault) {
    guard let bytes = unsafe UnsafeRawPointer(question) else { throw .callNull("question") }
    // The size comes first, so that nothing beyond it is read. Callers such as interpreters may
    // have put the structure anywhere.
    let size = unsafe bytes.loadUnaligned(as: Int.self)
    let knownSize = unsafe MemoryLayout<stark_settlement>.size
    guard (knownSize...Self.maximumSize).contains(size) else { throw .callStructure("question") }
    let unknown = unsafe UnsafeRawBufferPointer(
      start: bytes + knownSize,
      count: size - knownSize
    )
    guard unsafe unknown.allSatisfy({ $0 == 0 }) else { throw .callStructure("question") }
    let members = unsafe bytes.loadUnaligned(as: stark_settlement.self)
    self.init(
      proof: unsafe HostBytes("proof", members.proof),
      batches: unsafe try HostBytes.list(
        "batches",
        of: "batch",
        members.batches,
        members.batch_count
      ),
      previous: unsafe HostBytes("previous", members.previous),
      policy: unsafe HostBytes("policy", members.policy),
      programs: unsafe try HostBytes.list(
        "programs",
        of: "program",
        members.programs,
        members.program_count
      ),
      task: unsafe members.task,
      requiredLevels: unsafe members.required_levels
    )
  }
}
