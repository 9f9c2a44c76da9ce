/// The proof systems that are recognised, in the order in which they are asked.
package enum ProofSystems {
  package static var all: [any ProofSystem.Type] { [StoneProofSystem.self] }

  /// The system whose proof `bytes` look like.
  static func recognise(_ bytes: [UInt8]) throws(VerificationError) -> any ProofSystem.Type {
    guard let system = all.first(where: { $0.recognises(bytes) }) else {
      let names = all.map { $0.name }.joined(separator: ", ")
      throw .malformed(
        Failure("malformed/unknown-format", "not a proof of a known system", expected: names)
      )
    }
    return system
  }
}
