package import StarkAlgebra

/// The constants of the six equations that join Poseidon's full rounds to its partial rounds.
///
/// Each is a linear combination of the round keys of up to three rounds: what the keys contribute
/// to an S-box input once the state's two elements without an S-box are eliminated. The suite
/// `PoseidonConstraintConstants` recomputes them by running the permutation.
package enum PoseidonMarginConstants {
  package static let fullToPartial0 = Felt252(
    reducing: UInt256(
      0x9286_4c00_f54a_3f9a,
      0x3433_b6ab_9dd5_a995,
      0x3453_cc97_4459_54bf,
      0x04b0_85eb_1df4_258c
    )
  )
  package static let fullToPartial1 = Felt252(
    reducing: UInt256(
      0x128c_a7ac_c0f6_6f30,
      0x2d2f_2fdf_e9b7_c8d7,
      0xc50f_e043_684d_4e6d,
      0x046f_b825_257f_ec76
    )
  )
  package static let fullToPartial2 = Felt252(
    reducing: UInt256(
      0xf4a2_bcb9_3420_151a,
      0x6202_ae54_6100_5292,
      0xce62_22d9_446c_1e16,
      0x00f2_193b_a0c7_ea33
    )
  )

  package static let partialToFull0 = Felt252(
    reducing: UInt256(
      0x9cef_af70_1bc5_3b37,
      0xa533_65d7_6831_1af5,
      0x24f0_ac56_1ab2_c15c,
      0x013d_1b5c_fd87_6932
    )
  )
  package static let partialToFull1 = Felt252(
    reducing: UInt256(
      0x3717_a12a_9a69_47ff,
      0x9296_ddf2_22bc_d3bf,
      0xcede_286d_5b8b_41d4,
      0x0319_5d6b_2d93_0e71
    )
  )
  package static let partialToFull2 = Felt252(
    reducing: UInt256(
      0x6b60_89a5_d33c_d72e,
      0x608b_9008_bef3_b8e1,
      0x170c_c7ac_9989_c823,
      0x02c1_4fcc_abc2_6929
    )
  )
}
