package import StarkAlgebra
import StarkHashes

/// A fact that has to be registered before a transfer counts.
package struct TransferCondition: Sendable {
  /// The address of the registry, 20 bytes.
  package let registry: [UInt8]
  /// 32 bytes.
  package let fact: [UInt8]

  package init(registry: [UInt8], fact: [UInt8]) {
    precondition(registry.count == 20 && fact.count == 32, "not an address and a fact")
    self.registry = registry
    self.fact = fact
  }

  /// Keccak-256(registry ‖ fact) modulo 2²⁵⁰.
  package var element: Felt252 {
    let bytes = registry + fact
    let digest = Keccak256.hash(bytes.span)
    var word = digest.integer
    word.w3 &= (1 << 58) - 1
    return Felt252(reducing: word)
  }
}
