import StarkCairo

extension CPULayout {
  /// The static layout called `name`, or nil if there is none of that name and variant.
  ///
  /// The layout `dynamic` depends on the parameters in the public input and is not among these.
  package static func layout(named name: String, variant: Variant = .current) -> CPULayout? {
    switch (name, variant) {
    case ("plain", .current): plain
    case ("small", .current): small
    case ("dex", .current): dex
    case ("perpetual", .current): perpetual
    case ("all_solidity", .current): allSolidity
    case ("recursive", .current): recursive
    case ("dex_with_bitwise", .current): dexWithBitwise
    case ("starknet", .current): starknet
    case ("recursive_large_output", .current): recursiveLargeOutput
    case ("starknet_with_keccak", .current): starknetWithKeccak
    case ("all_cairo", .current): allCairo
    case ("recursive_with_poseidon", .current): recursiveWithPoseidon
    case ("all_cairo", .v5): allCairo.removing([.addMod, .mulMod], variant: .v5)
    case ("starknet", .v1): starknet.withPoseidonStrip
    case ("starknet_with_keccak", .v1): starknetWithKeccak.withPoseidonStrip
    case ("recursive_large_output", .v1): recursiveLargeOutputV1
    case ("all_cairo", .v1): allCairoV1
    default: nil
    }
  }

  /// The names of all layouts, `dynamic` among them.
  package static let names = [
    "plain", "small", "dex", "perpetual", "all_solidity", "recursive", "dex_with_bitwise",
    "starknet", "recursive_large_output", "starknet_with_keccak", "all_cairo",
    "recursive_with_poseidon", "dynamic",
  ]
}
