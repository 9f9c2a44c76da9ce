/// The layouts of Stone's Cairo machine: which builtins it has, and where they lie in the trace.
///
/// The raw value is the name in a proof file.
public enum CairoLayout: String, CaseIterable, Hashable, Sendable {
  case plain
  case small
  case dex
  case dexWithBitwise = "dex_with_bitwise"
  case perpetual
  case recursive
  case recursiveLargeOutput = "recursive_large_output"
  case recursiveWithPoseidon = "recursive_with_poseidon"
  case starknet
  case starknetWithKeccak = "starknet_with_keccak"
  case allCairo = "all_cairo"
  case allSolidity = "all_solidity"
  case dynamic
}
