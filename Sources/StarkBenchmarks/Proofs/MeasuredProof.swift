package import StarkVerifier

/// A proof whose verification is measured, stage by stage.
package struct MeasuredProof {
  package let name: String
  private let bytes: [UInt8]
  private let verifier = Verifier(policy: .research)
  private let statement: VerifiedStatement
  private var total = Samples()
  /// In the order of the stages.
  private var stages: [Samples]

  /// A proof file's `bytes`, which must be a valid proof.
  package init(name: String, bytes: [UInt8]) throws(VerificationError) {
    self.name = name
    self.bytes = bytes
    statement = try verifier.verify(bytes)
    stages = statement.cost.stages.map { _ in Samples() }
  }

  /// Verifies it twice and measures the second time.
  mutating func sample() {
    _ = try? verifier.verify(bytes)
    let start = ProcessorTime.now
    guard let cost = try? verifier.verify(bytes).cost else { return }
    total.add(ProcessorTime.now - start)
    for (index, stage) in cost.stages.enumerated() where index < stages.count {
      stages[index].add(stage.duration.nanoseconds)
    }
  }

  func report(kernels: KernelTimes) -> ProofTiming {
    ProofTiming(
      name: name,
      layout: statement.layout.rawValue,
      cost: statement.cost,
      least: total.least,
      median: total.median,
      stages: zip(statement.cost.stages, stages).map { ($0.name, $1.least) },
      expected: kernels.expected(for: statement.cost)
    )
  }
}
