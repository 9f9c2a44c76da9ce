import StarkAlgebra

extension TrustedBootloaders {
  /// The bootloaders and configurations that public sources pin.
  ///
  /// The hashes by `ProgramHash.task` were computed from published words: of the contract
  /// CairoBootloaderProgram.sol in starkex-contracts, of bootloaders compiled from cairo-lang, of
  /// their proofs. The two by Poseidon stand in Integrity's `lib_utils.cairo` (November 2024).
  /// The contracts of 2020 and early 2021 pin bootloaders without standard start-up code; proofs of
  /// these have an unidentified program.
  package static let published = TrustedBootloaders(
    programs: publishedPrograms.compactMap { name, convention, digits, format in
      felt(digits).map {
        KnownBootloader(name: name, convention: convention, hash: $0, format: format)
      }
    },
    configurations: Set(
      publishedConfigurations.compactMap { simpleBootloader, verifiers in
        guard let simpleBootloader = felt(simpleBootloader), let verifiers = felt(verifiers) else {
          return nil
        }
        return BootloaderConfiguration(
          simpleBootloader: simpleBootloader,
          supportedVerifiers: verifiers
        )
      }
    )
  )

  static let publishedPrograms: [(String, ProgramHash, String, KnownBootloader.Format)] = [
    (
      "simple bootloader of cairo-lang 0.12.2", .task,
      "6d9a7eaa5c4aaf8d581118bce68013b5518ce085a097f32909d7b9efcf4370", .simple
    ),
    (
      "bootloader of cairo-lang 0.13.1", .task,
      "550b9e86c4c61011caeaa290bb67dead71f27a49744e6c7e47fc6144725297e", .configured
    ),
    (
      "bootloader of cairo-lang 0.13.0", .task,
      "5126245cde474bbc68d874d5eec6ee723a1b02966192175ca1b787c52aed6f5", .configured
    ),
    (
      "bootloader of StarkEx v5 contracts (May 2023)", .task,
      "6857ce50b853a561f2acdf1c4a59b723ab83d4865cd57ccc0096e958efbde61", .configured
    ),
    (
      "bootloader of SHARP verifier v3.0 (October 2022)", .task,
      "2146e1a50c6e1846f323aa3b19aed27226e143a3518547aecdf945ac561f0f6", .configured
    ),
    (
      "bootloader of StarkEx v4.5 contracts (May 2022)", .task,
      "6e970e182ea818280e37bae3139fb40e5bb764d0f90ff41009ace267e492994", .configured
    ),
    (
      "bootloader of StarkEx v4.0 contracts (October 2021)", .task,
      "3a0e9699942c2eea540c77593e18a1ae43c0a6278660175d00f49a464929650", .simple
    ),
    (
      "bootloader of StarkEx v3.0 contracts (June 2021)", .task,
      "11fe54a0fb52ca8a9d4cbffa2f92937f3328c4e53193f5d4bea1698e5a772a3", .simple
    ),
    (
      "Stone bootloader of Integrity", .bytecodePoseidon,
      "40519557c48b25e7e7d27cb27297300b94909028c327b385990f0b649920cc3", .simple
    ),
    (
      "SHARP bootloader of Integrity", .bytecodePoseidon,
      "5ab580b04e3532b6b18f81cfa654a05e29dd8e2352d88df1e765a84072db07", .simple
    ),
  ]

  /// As the constructors of StarkWare's GpsStatementVerifier contracts of 2023 and 2024 were given them.
  static let publishedConfigurations = [
    (
      "68cc8cebf2a51a1025eedd68a01922b720b8a65c3731f3b6df5a524e67ff516",
      "706bd57414b57145b118dd7b92e0d1f040e1a6b6987b842ffb08135699a5ae4"
    ),
    (
      "d875840ac697dbeedb3d4c8f2a61889bc1d5f1af91e67a7cc7360e8faf35bf",
      "58e3ba2823801572d1cb4908bae7ffe408b4cb778f352dc5c52a8e4c2c29fd0"
    ),
  ]

  private static func felt(_ digits: String) -> Felt252? {
    UInt256(hexadecimal: digits).flatMap { Felt252($0) }
  }
}
