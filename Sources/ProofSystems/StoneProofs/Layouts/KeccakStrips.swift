/// The parts of the keccak builtin that lie in the pool of diluted cells, as in every layout.
///
/// The pool has four strips for an instance of the builtin, each of `length` cells.
enum KeccakStrips {
  /// Cells of one strip an instance.
  static let length = 4096
  /// The unit of the positions below: an instance has so many.
  static let partCount = 512

  /// (virtual column, strip, position of its first cell).
  static let parts: [(String, Int, Int)] = [
    ("keccak/keccak/state", 0, 0),
    ("keccak/keccak/chi_iota_aux0", 1, 0),
    ("keccak/keccak/chi_iota_aux2", 2, 0),
    ("keccak/keccak/parity0_0", 0, 100),
    ("keccak/keccak/parity0_1", 1, 100),
    ("keccak/keccak/parity0_2", 2, 100),
    ("keccak/keccak/parity0_3", 0, 103),
    ("keccak/keccak/parity0_4", 1, 103),
    ("keccak/keccak/parity1_0", 2, 103),
    ("keccak/keccak/parity1_1", 0, 106),
    ("keccak/keccak/parity1_2", 1, 106),
    ("keccak/keccak/parity1_3", 2, 106),
    ("keccak/keccak/parity1_4", 0, 109),
    ("keccak/keccak/parity2_0", 1, 109),
    ("keccak/keccak/parity2_1", 2, 109),
    ("keccak/keccak/parity2_2", 0, 112),
    ("keccak/keccak/parity2_3", 1, 112),
    ("keccak/keccak/parity2_4", 2, 112),
    ("keccak/keccak/after_theta_rho_pi", 3, 0),
    ("keccak/keccak/theta_aux_i0_j0", 0, 115),
    ("keccak/keccak/theta_aux_i0_j1", 1, 115),
    ("keccak/keccak/theta_aux_i0_j2", 2, 115),
    ("keccak/keccak/theta_aux_i0_j3", 3, 100),
    ("keccak/keccak/theta_aux_i0_j4", 0, 118),
    ("keccak/keccak/theta_aux_i1_j0", 1, 118),
    ("keccak/keccak/theta_aux_i1_j1", 2, 118),
    ("keccak/keccak/theta_aux_i1_j2", 3, 103),
    ("keccak/keccak/theta_aux_i1_j3", 0, 121),
    ("keccak/keccak/theta_aux_i1_j4", 1, 121),
    ("keccak/keccak/theta_aux_i2_j0", 2, 121),
    ("keccak/keccak/theta_aux_i2_j1", 3, 106),
    ("keccak/keccak/theta_aux_i2_j2", 0, 124),
    ("keccak/keccak/theta_aux_i2_j3", 1, 124),
    ("keccak/keccak/theta_aux_i2_j4", 2, 124),
    ("keccak/keccak/theta_aux_i3_j0", 3, 109),
    ("keccak/keccak/theta_aux_i3_j1", 3, 112),
    ("keccak/keccak/theta_aux_i3_j2", 3, 115),
    ("keccak/keccak/theta_aux_i3_j3", 3, 118),
    ("keccak/keccak/theta_aux_i3_j4", 3, 121),
    ("keccak/keccak/theta_aux_i4_j0", 3, 124),
    ("keccak/keccak/theta_aux_i4_j1_start0_stop8", 3, 3),
    ("keccak/keccak/theta_aux_i4_j1_start8_stop16", 3, 7),
    ("keccak/keccak/theta_aux_i4_j1_start16_stop24", 3, 11),
    ("keccak/keccak/theta_aux_i4_j2_start0_stop8", 3, 15),
    ("keccak/keccak/theta_aux_i4_j2_start8_stop16", 3, 19),
    ("keccak/keccak/theta_aux_i4_j2_start16_stop24", 3, 23),
    ("keccak/keccak/theta_aux_i4_j3_start0_stop8", 3, 27),
    ("keccak/keccak/theta_aux_i4_j3_start8_stop16", 3, 31),
    ("keccak/keccak/theta_aux_i4_j3_start16_stop24", 3, 35),
    ("keccak/keccak/theta_aux_i4_j4_start0_stop8", 3, 39),
    ("keccak/keccak/theta_aux_i4_j4_start8_stop16", 3, 43),
    ("keccak/keccak/theta_aux_i4_j4_start16_stop24", 3, 47),
  ]
}
