import StarkAlgebra

extension TrustedBootloaders {
  /// The bootloaders that public sources pin, and the verifiers that cairo-lang lists.
  ///
  /// All hashes are `ProgramHash.task`, computed from published words: of the contract
  /// CairoBootloaderProgram.sol in starkex-contracts, of bootloaders compiled from cairo-lang, and
  /// of those that made cairo-lang's own example proofs (`stark_verifier/air/example_proof.json`
  /// and `dynamic_layout_proof.json` in its history). The contracts of 2020 and early 2021 pin
  /// bootloaders without standard start-up code; proofs of these have an unidentified program.
  package static let published = TrustedBootloaders(
    programs: publishedPrograms.compactMap { name, digits, format, configurations in
      felt(digits).map {
        KnownBootloader(
          name: name,
          hash: $0,
          format: format,
          configurations: Set(configurations.compactMap(configuration))
        )
      }
    },
    verifiers: Set(publishedVerifiers.compactMap(felt))
  )

  /// How many bootloaders and verifiers the tables list.
  package static let publishedCounts = (
    programs: publishedPrograms.count, verifiers: publishedVerifiers.count
  )

  /// Name, hash, format, and the configurations pinned with it: the words as they stand in an
  /// output.
  ///
  /// The pairs are those that the constructors of StarkWare's GpsStatementVerifier contracts of
  /// 2023 and 2024 were given.
  static let publishedPrograms: [(String, String, KnownBootloader.Format, [[String]])] = [
    (
      "simple bootloader of cairo-lang 0.12.2",
      "6d9a7eaa5c4aaf8d581118bce68013b5518ce085a097f32909d7b9efcf4370", .simple, []
    ),
    (
      "simple bootloader of cairo-lang 0.13.0",
      "54c3bcba9a9decb15a2f9adc8e0d93482bc21608fb6906a0bb1f0af46b9a46c", .simple, []
    ),
    (
      "simple bootloader of cairo-lang 0.13.1",
      "5c38669c97855df05842942620c97e4a2484703d20d22a52fb3c77976083be8", .simple, []
    ),
    (
      "simple bootloader of cairo-lang 0.13.2 to 0.13.5",
      "dce0af74926c2d80ca46d038e7664fa944b682ac9c78431809b933d74e1183", .simple, []
    ),
    (
      "simple bootloader of cairo-lang 0.14.0a0",
      "19f78a0ffa826cd5a47abb1dfda7d0e4defe18243b1ae792799ec6d2586874e", .simple, []
    ),
    (
      "simple bootloader of cairo-lang 0.14.0a1",
      "4f41dc49b39608e936ea6db0f416851110160b7dfff785c768d1265e3659652", .simple, []
    ),
    (
      "simple bootloader of cairo-lang 0.14.0",
      "fdc9c40edc04bcb72d9c7e01a0641ad8003fb5542dbf719b6a0e4163a40d16", .simple, []
    ),
    (
      "simple bootloader of cairo-lang 0.14.0.1",
      "684909592ffc67408e19e86737aa3d5280f288982c38efc98d5729d7a05b22b", .simple, []
    ),
    (
      "bootloader of StarkEx v3.0 contracts (June 2021)",
      "11fe54a0fb52ca8a9d4cbffa2f92937f3328c4e53193f5d4bea1698e5a772a3", .simple, []
    ),
    (
      "bootloader of StarkEx v4.0 contracts (October 2021)",
      "3a0e9699942c2eea540c77593e18a1ae43c0a6278660175d00f49a464929650", .simple, []
    ),
    (
      "bootloader of StarkEx v4.5 contracts (May 2022)",
      "6e970e182ea818280e37bae3139fb40e5bb764d0f90ff41009ace267e492994", .configured, []
    ),
    (
      "bootloader of SHARP verifier v3.0 (October 2022)",
      "2146e1a50c6e1846f323aa3b19aed27226e143a3518547aecdf945ac561f0f6", .configured, []
    ),
    (
      "bootloader of StarkEx v5 contracts (May 2023)",
      "6857ce50b853a561f2acdf1c4a59b723ab83d4865cd57ccc0096e958efbde61", .configured,
      [
        [
          "68cc8cebf2a51a1025eedd68a01922b720b8a65c3731f3b6df5a524e67ff516",
          "706bd57414b57145b118dd7b92e0d1f040e1a6b6987b842ffb08135699a5ae4",
        ]
      ]
    ),
    (
      "bootloader of cairo-lang 0.13.0",
      "5126245cde474bbc68d874d5eec6ee723a1b02966192175ca1b787c52aed6f5", .configured, []
    ),
    (
      "bootloader of cairo-lang 0.13.1",
      "550b9e86c4c61011caeaa290bb67dead71f27a49744e6c7e47fc6144725297e", .configured,
      [
        [
          "d875840ac697dbeedb3d4c8f2a61889bc1d5f1af91e67a7cc7360e8faf35bf",
          "58e3ba2823801572d1cb4908bae7ffe408b4cb778f352dc5c52a8e4c2c29fd0",
        ]
      ]
    ),
    (
      "bootloader of cairo-lang 0.13.2 and 0.13.3",
      "67ef23f6516fb914aaeec450c93301810b61817a131d1ecce672752ff4df53d", .configured, []
    ),
    (
      "bootloader of cairo-lang 0.13.4 and 0.13.5",
      "565e2fb3156bae853833e64e2ed975e0cb22775ec12103431d62f9ba14ee5f8", .applicative,
      [
        [
          "5ab580b04e3532b6b18f81cfa654a05e29dd8e2352d88df1e765a84072db07",
          "2710558d1139041e1f6af4507603e4357f60ee6838a85f8814baa46aca4b1d3",
          "22f3bd2fd7a5a131199e56a7e39a430cc287ed3df600a8288f90c1932a5e62e",
        ]
      ]
    ),
    (
      "bootloader of cairo-lang 0.14.0a0",
      "79e262f1935ddef10f6e3e8dc2e9da48725a33685f985b13e4d195b71db6eb2", .applicative, []
    ),
    (
      "bootloader of cairo-lang 0.14.0a1",
      "21b5b795d29bc3ce310dcf838a032f3cedf18f4b20451b3b94d55e80b5eef6f", .applicative, []
    ),
    (
      "bootloader of cairo-lang 0.14.0",
      "4fbfd4208d0dc86aea37813780b02f48c66fa553a53c948680f07d95848a621", .applicative, []
    ),
    (
      "bootloader of cairo-lang 0.14.0.1",
      "6837ffb4dc7fb36fe2afac6d5db39aec954dad9f1a4a3a926a7cfb750b847aa", .applicative, []
    ),
  ]

  /// Cairo programs that verify a proof of Stone and put out the hash of its program and of its
  /// output: `supported_verifier_hashes.json` of cairo-lang 0.13.2 to 0.13.5, what 0.14.0a0 added,
  /// and that of 0.14.0.
  static let publishedVerifiers = [
    "1000a7b3fbe5305ae59f9298ce57619cf9914d810ba876a2c30fc6145904ce2",
    "32daa3bd81bfc6aba263401761e78ae4a21b63161d6fc74bd4482b11fbdac6",
    "268e762c9153438f6a9203036739502104708b2f100987927fae7d563e027fb",
    "7c37f4bb5e5f73b62939127cf3669f3cc5a96eb0fd0f30d5642bce1ce1c9895",
    "29fa47f641f1d0112ca6c42bc10f31b3539d688a7f8008e750eae1c6dd7e7a",
    "193641eb151b0f41674641089952e60bc3aded26e3cf42793655c562b8c3aa0",
    "14c11937eeaf285502dec0e2db494708679fa51c4229f4cad2682344eae6935",
    "10d4339b5fb9134112e8c8d21b2b800414f2aebbf595dc2a1e1db0ad7c1f11d",
    "4d817d698a34fa79d97cccf5ba2707861a94b766d749b0dd47203018a43a112",
    "2a258bceea610b1008bd183365df7809688034a927fabcaff85ff63bb956f09",
    "672ad4caa2ed1d0c3b4954b32eaf51d867203a66920d8ee6b7455b3989f6a86",
    "2824b7ddb10287dd935d6e67fb846f32fec9bacb34fea4d2246dce395d4b580",
    "4f25ecc7f3184b4b5fe3bb34e6d553c1e477ff07c3efa64c433815fbdfb51a8",
    "7fb130c1bf059a1fa742f84877872ced1b0cb2c0f3b5d1fd63435946c4b11fd",
    "341c4d45c1a5829573dd21ca08d34648ef7925eae713ee01c54f4c9cf0ce2ed",
    "114bc6a9064baa4aaa9d953497ebe48887842c68ae70769e91702e866ba60b3",
    "745ab4450ef1f99adb8644c2b090e5a2ea8f69b04464d48845b1fb748e80ace",
    "61c11afd38632dff896210a02dd5076c3687cde3333bc6cbaa1342021056ba4",
    "4aee9450be3604b86bad7ba71065828eb873e4829254e19d14722a7de826267",
    "e22fd33aaafa9c00ed99e4b93812fd89322f5e93d8430f682b3ac3db474ea6",
    "6100cc6edeab0b76a1a817ec9e02355dd293b765930db39ec4ff99ced6df1ee",
    "43c5c4cc37c4614d2cf3a833379052c3a38cd18d688b617e2c720e8f941cb8",
    "dc0adeac36bf57f45fcb356cc90663baa7ef4f9a7e1df4577d99675af76a5",
    "327339603551dcba54af54efd1258c97909de639d74ac5c57039b2dd7eae742",
    "193ed5f6244450b811e8488ae521245689f8748097ff56bdaa2c8a966b5b1e0",
    "2264921cf7ac0e77c99d404b314bed5b218ac4dac42745580d6442530e7c4e0",
    "575d883d9869fe245aad7f63ed0226341532834c693ed597d0bfef40d4fcd5a",
    "d76843825023c298e2923be201fb838b29eb775ce2e122fb599a345e869b94",
    "229a81ede75bde01024b4429de74db80436f7ecc0d76f79723e674f67c2bf01",
    "44732d387a79bdc4c76a20047c8dddc2703549ae0e52438fae66e6f9c0601f",
    "10ec1963232fce79bc9a2b9a93e504b1bb33a367b821edad85566eadb2406f3",
    "86492efd7f3ee579933bb00fec3e5d9e98db8785ea8b1a2ecb622c775a0fbb",
    "3fd3046c4303e462a1e070f70731c7f66048ea22744c495ab2b4a31d1b38c32",
    "52bd6473f890827f3f68d272d5446c1cb235c1b077b7cb1a3f2c9c1cc01d5e4",
    "2888babd6c6abae051538e4ecd89600fabb6415a4624d8f795131caf8b9a744",
    "9de0f9c7657da847426dd509b982bc782b6399a590adc48e850e8297c1e46e",
    "7250a50e2222cf2d12d204a4776742c17200a6a641ca0f73c1b304e185dd6d1",
    "7103975b0345fadff1f650d71e0ef0601426177775240f8b7c2e2567ac17578",
    "356d145400ae4b2860447595dcc4ab873e4e7761e992e0366479b87b4e49a8b",
    "473e25082d9375348c2be8cc608774027b23d87a8c586438647723cd1174ef8",
    "79783897df7c7f4c160dbc33644b41b21c2217d63b84bc0e9fd2ced5e7cc334",
    "7a008341ffbdd96eb33aede129459e3c068916137c29c951cc8443e753d70ba",
    "6d2dd9ba1c7e256fadb8eec19ecd181674f7cd8fee1e4998b288764a72985b7",
  ]

  private static func configuration(_ digits: [String]) -> BootloaderConfiguration? {
    let words = digits.compactMap(felt)
    guard words.count == digits.count, let first = words.first, let last = words.last else {
      return nil
    }
    return BootloaderConfiguration(
      simpleBootloader: first,
      applicativeBootloader: words.count == 3 ? words[1] : nil,
      supportedVerifiers: last
    )
  }

  private static func felt(_ digits: String) -> Felt252? {
    UInt256(hexadecimal: digits).flatMap { Felt252($0) }
  }
}
