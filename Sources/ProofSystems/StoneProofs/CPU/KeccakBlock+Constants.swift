extension KeccakBlock {
  /// By how many bits ρ moves up the bits of lane (x, y): `rotations[y][x]`, from FIPS 202 §3.2.2.
  static let rotations = [
    [0, 1, 62, 28, 27],
    [36, 44, 6, 55, 20],
    [3, 10, 43, 25, 39],
    [41, 45, 15, 21, 8],
    [18, 2, 61, 56, 14],
  ]
}
