import StarkAlgebra
import StarkHashes
import StoneProofs
import TestSupport
import Testing

/// The equations of the poseidon builtin hold in a run of the permutation for exactly one constant
/// each, whatever the input: these constants must be the ones in the constraints.
@Suite("Constants of the Poseidon constraints")
struct PoseidonMarginConstantsTests {
  @Test("The run recorded here is Poseidon", arguments: 0..<4 as Range<UInt64>)
  func permutation(seed: UInt64) {
    let input = Self.input(seed: seed)
    var state = input
    Poseidon.permute(&state)
    #expect(SBoxInputs(of: input).output == state)
  }

  @Test("The first partial rounds follow from the last full one", arguments: 0..<4 as Range<UInt64>)
  func fullToPartial(seed: UInt64) {
    let run = SBoxInputs(of: Self.input(seed: seed))
    let cubes = run.full[3].map(cube)
    let x = run.partial

    let constant0 = x[0] - (cubes[0] + cubes[1] - 2 * cubes[2])
    #expect(constant0 == PoseidonMarginConstants.fullToPartial0)

    let known1 = 10 * cubes[2] - 4 * cubes[1] + 4 * x[0] - 2 * cube(x[0])
    #expect(x[1] - known1 == PoseidonMarginConstants.fullToPartial1)

    let known2 = 8 * cubes[2] + 4 * x[0] + 6 * cube(x[0]) + 2 * x[1] - 2 * cube(x[1])
    #expect(x[2] - known2 == PoseidonMarginConstants.fullToPartial2)
  }

  @Test("The full rounds resume from the last partial ones", arguments: 0..<4 as Range<UInt64>)
  func partialToFull(seed: UInt64) {
    let run = SBoxInputs(of: Self.input(seed: seed))
    let next = run.full[4]
    let (x81, x82) = (run.partial[81], run.partial[82])
    let (cube80, cube81, cube82) = (cube(run.partial[80]), cube(x81), cube(x82))

    let known0 = 16 * cube80 + 8 * x81 + 16 * cube81 + 6 * x82 + cube82
    #expect(next[0] - known0 == PoseidonMarginConstants.partialToFull0)

    let known1 = 4 * cube81 + 2 * x82 + cube82
    #expect(next[1] - known1 == PoseidonMarginConstants.partialToFull1)

    let known2 = 8 * cube80 + 4 * x81 + 6 * cube81 + 2 * x82 - 2 * cube82
    #expect(next[2] - known2 == PoseidonMarginConstants.partialToFull2)
  }

  static func input(seed: UInt64) -> Poseidon.State {
    var generator = SeededGenerator(seed: seed)
    return Poseidon.State(generator.nextFelt(), generator.nextFelt(), generator.nextFelt())
  }
}

/// The inputs of the S-boxes in one run of the permutation, round by round.
private struct SBoxInputs {
  /// All three elements in each of the eight full rounds.
  var full: [[Felt252]] = []
  /// The last element in each of the 83 partial rounds.
  var partial: [Felt252] = []
  let output: Poseidon.State

  init(of input: Poseidon.State) {
    var state = [input.a, input.b, input.c]
    for round in 0..<Poseidon.roundCount {
      for element in 0..<3 { state[element] += Poseidon.roundKey(round: round, element: element) }
      if round < 4 || round >= Poseidon.roundCount - 4 {
        full.append(state)
        state = state.map(cube)
      } else {
        partial.append(state[2])
        state[2] = cube(state[2])
      }
      let (a, b, c) = (state[0], state[1], state[2])
      state = [3 * a + b + c, a - b + c, a + b - 2 * c]
    }
    output = Poseidon.State(state[0], state[1], state[2])
  }
}

private func cube(_ x: Felt252) -> Felt252 { x.squared() * x }
