package import StarkAlgebra
import StarkHashes

extension Perpetual {
  /// A transfer that the chain below accepts only if a fact is registered there.
  package struct ConditionalTransfer: Equatable, Sendable {
    package let transfer: Transfer
    /// 250 bits of a hash over contract and fact.
    package let condition: Felt252
    /// The address of the contract that registers the fact; nil if the file doesn't say.
    package let registry: UInt256?
    /// Nil if the file doesn't say.
    package let fact: UInt256?
  }
}

extension Perpetual.BatchExecution {
  /// The transfer, whose message has the condition in it, and the condition for the output.
  mutating func execute(
    _ conditional: Perpetual.ConditionalTransfer
  ) throws(Perpetual.RuleViolation) {
    try execute(conditional.transfer)
    conditions.append(conditional.condition)
    if let registry = conditional.registry, let fact = conditional.fact {
      let condition = Perpetual.condition(registry: registry, fact: fact)
      note(conditional.condition, at: "condition", follows: condition) { "\($0.integer)" }
    }
  }
}

extension Perpetual {
  /// The condition that a fact is registered: Keccak-256 of address (20 bytes) and fact (32 bytes),
  /// modulo 2²⁵⁰ (specification of settlement, 1.10).
  package static func condition(registry: UInt256, fact: UInt256) -> Felt252 {
    let bytes = Bytes32(registry).array.suffix(20) + Bytes32(fact).array
    let input = Array(bytes)
    var integer = Keccak256.hash(input.span).integer
    integer.w3 &= (1 << 58) - 1
    return Felt252(reducing: integer)
  }
}
