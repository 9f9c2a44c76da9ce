/// The layouts of Stone's Cairo machine: which builtins it has, and where they lie in the trace.
///
/// The raw value is the name in a proof file.
public enum CairoLayout: String, CaseIterable, Hashable, Sendable {
  /// The machine alone, without output and builtins.
  case plain
  /// Output, Pedersen, range checks and ECDSA, in a trace of 25 columns.
  case small
  /// The builtins of `small`, in 22 columns.
  case dex
  /// The builtins of `dex`, and bitwise.
  case dexWithBitwise = "dex_with_bitwise"
  /// The builtins of `small`, fewer of each, in 10 columns.
  case perpetual
  /// Output, Pedersen, range checks and bitwise.
  case recursive
  /// The builtins of `recursive`, and Poseidon since Stone of March 2024.
  case recursiveLargeOutput = "recursive_large_output"
  /// The builtins of `recursive`, and Poseidon.
  case recursiveWithPoseidon = "recursive_with_poseidon"
  /// The builtins of `dexWithBitwise`, elliptic curve operations and Poseidon.
  case starknet
  /// The builtins of `starknet`, and Keccak.
  case starknetWithKeccak = "starknet_with_keccak"
  /// Every builtin that Stone had at the time.
  case allCairo = "all_cairo"
  /// Every builtin that the Solidity verifier of StarkEx knows.
  case allSolidity = "all_solidity"
  /// Any builtins: the public input says which, how many of each, and where they lie.
  case dynamic
}
