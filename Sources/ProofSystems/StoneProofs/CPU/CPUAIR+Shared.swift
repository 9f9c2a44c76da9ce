extension CPUAIR {
  /// The constraints of a static layout, or nil if there is no such layout.
  ///
  /// Those of current layouts are compiled on first use and kept, those of historical variants are
  /// compiled at each call.
  package static func shared(
    named name: String,
    variant: CPULayout.Variant = .current
  ) -> CPUAIR? {
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
    default: CPULayout.layout(named: name, variant: variant).map(CPUAIR.init)
    }
  }

  private static let plain = CPUAIR(.plain)
  private static let small = CPUAIR(.small)
  private static let dex = CPUAIR(.dex)
  private static let perpetual = CPUAIR(.perpetual)
  private static let allSolidity = CPUAIR(.allSolidity)
  private static let recursive = CPUAIR(.recursive)
  private static let dexWithBitwise = CPUAIR(.dexWithBitwise)
  private static let starknet = CPUAIR(.starknet)
  private static let recursiveLargeOutput = CPUAIR(.recursiveLargeOutput)
  private static let starknetWithKeccak = CPUAIR(.starknetWithKeccak)
  private static let allCairo = CPUAIR(.allCairo)
  private static let recursiveWithPoseidon = CPUAIR(.recursiveWithPoseidon)
}
