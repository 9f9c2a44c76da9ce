import StarkAIR

extension CPUConstraintBuilder {
  /// Adds the 65 constraints of the second half of θ with ρ and π.
  ///
  /// θ adds two parities to every bit of lane (x, y), ρ moves the bit up by a rotation ρ(x, y) and
  /// π moves the lane to (y, 2x + 3y):
  ///
  ///     after(y, 2x+3y)[bit + ρ] = state(x, y)[bit] ⊕ parity(x − 1)[bit] ⊕ parity(x + 1)[bit − 1]
  ///
  /// The sum of the three bits is a number from 0 to 3, split into two diluted words: the lower
  /// digit is the result, the higher is in `theta_aux` of the lane where the bit arrives:
  ///
  ///     state + parity + rotated parity = after + 2·aux
  ///
  /// State, parities, result and aux are in the diluted pool, so both digits are unique. A bit
  /// without its constraint would be the prover's choice. The bits that leave a lane at the top
  /// come in at the bottom, so a lane with ρ ≠ 0 takes two constraints.
  mutating func addKeccakThetaRhoPi(_ block: KeccakBlock) {
    let name = "keccak/keccak"
    let state = column("\(name)/state")
    let after = column("\(name)/after_theta_rho_pi")
    let parities = (0..<5).map { column("\(name)/parity0_\($0)") }
    let rotatedParities = (0..<5).map { column("\(name)/rotated_parity\($0)") }
    let rotations = keccakRotations()

    for y in 0..<5 {
      for x in 0..<5 {
        let rotation = rotations[y][x]
        let (newX, newY) = (y, (2 * x + 3 * y) % 5)
        let carries = thetaCarries(x: newX, y: newY)

        // Bits 0…63 − ρ move up, bits 64 − ρ…63 come in at the bottom.
        let upward = (bitCount: 64 - rotation, from: 0, to: rotation)
        let around = (bitCount: rotation, from: 64 - rotation, to: 0)
        let moves = rotation == 0 ? [upward] : [upward, around]
        let pieces = moves.flatMap { move in carries.map { (move: move, carry: $0) } }

        for (index, (move, carry)) in pieces.enumerated() {
          let source = KeccakBlock.entry(bit: move.from, round: carry.rounds.lowerBound)
          let target = KeccakBlock.entry(bit: move.to, round: carry.rounds.lowerBound)
          let sum =
            state[source + KeccakBlock.entry(lane: 5 * y + x)]
            + parities[(x + 4) % 5][source]
            + rotatedParities[(x + 1) % 5][source]
          let result = after[target + KeccakBlock.entry(lane: 5 * newY + newX)]
          let aux = carry.column[KeccakBlock.entry(bit: move.to)]
          add(
            "\(name)/theta_rho_pi_i\(y)_j\(x)" + (rotation == 0 ? "" : "/n\(index)"),
            on: block.domain(firstBits: move.bitCount, rounds: 0..<carry.rounds.count),
            sum - (result + 2 * aux)
          )
        }
      }
    }
  }

  /// The columns of the higher digits of a lane after π, with the rounds that each one covers.
  ///
  /// Four lanes have three columns of eight rounds, where the diluted pool has no room for 24 in
  /// one piece.
  private func thetaCarries(
    x: Int,
    y: Int
  ) -> [(rounds: Range<Int>, column: VirtualColumn)] {
    let name = "keccak/keccak/theta_aux_i\(y)_j\(x)"
    guard y == 4 && x > 0 else { return [(0..<24, column(name))] }
    return [(0..<8), (8..<16), (16..<24)].map { rounds in
      (rounds, column("\(name)_start\(rounds.lowerBound)_stop\(rounds.upperBound)"))
    }
  }

  /// By how many bits ρ moves up the bits of each lane: entry [y][x], modulo 64.
  ///
  /// Lane (0, 0) stays. From (1, 0) on, π leads through the 24 others, and lane number t is moved
  /// by the triangular number 1 + 2 + … + (t + 1) (FIPS 202, algorithm 2).
  private func keccakRotations() -> [[Int]] {
    var rotations = [[Int]](repeating: [0, 0, 0, 0, 0], count: 5)
    var (x, y) = (1, 0)
    for t in 0..<24 {
      rotations[y][x] = (t + 1) * (t + 2) / 2 % 64
      (x, y) = (y, (2 * x + 3 * y) % 5)
    }
    return rotations
  }
}
