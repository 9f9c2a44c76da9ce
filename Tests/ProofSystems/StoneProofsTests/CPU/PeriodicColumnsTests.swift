import StarkAlgebra
import StarkCairo
import StarkHashes
import StoneProofs
import TestSupport
import Testing

/// The parameters at a row of the trace are the constants of that row.
@Suite("The periodic columns")
struct PeriodicColumnsTests {
  private let log2TraceLength = 20

  /// The parameters at the trace point of `row`.
  private func values(_ layoutName: String, row: Int) throws -> [Felt252] {
    let air = try #require(CPUAIR.shared(named: layoutName))
    var counts = OperationCounts()
    return try air.parameterValues(
      publicInput: AIRInputs.publicInput(air.layout),
      interactionElements: AIRInputs.interactionElements(air.layout),
      at: Felt252.rootOfUnity(log2Order: log2TraceLength).power(UInt64(row)),
      traceLength: 1 << log2TraceLength,
      counts: &counts
    )
  }

  private func value(
    _ parameter: CPUParameter,
    _ layoutName: String,
    row: Int
  ) throws -> Felt252 {
    try values(layoutName, row: row)[parameter.rawValue]
  }

  @Test("have the points of Pedersen for both inputs", arguments: [0, 1, 247, 248, 251, 255])
  func pedersenPoints(index: Int) throws {
    // Four hashes side by side: one takes 512 rows in `small`, each row a point.
    for input in 0..<2 {
      let row = 512 * 3 + 256 * input + index
      let point = Pedersen.constantPoint(input: input, bit: min(index, 251))
      #expect(try value(.pedersenPointX, "small", row: row) == point.x)
      #expect(try value(.pedersenPointY, "small", row: row) == point.y)
    }
  }

  @Test("have the doublings of the generator", arguments: [0, 1, 2, 250, 255])
  func generatorPoints(index: Int) throws {
    let point = try #require(
      StarkCurve.generator.multiplied(by: UInt256.zero.settingBit(min(index, 250)))
    )
    #expect(try value(.generatorPointX, "small", row: 8192 + 32 * index) == point.x)
    #expect(try value(.generatorPointY, "small", row: 8192 + 32 * index) == point.y)
  }

  @Test("have the round constants of Keccak, of which seven bits can be set")
  func keccakRoundKeys() throws {
    let constants: [UInt64] = [
      0x0000_0000_0000_0001, 0x0000_0000_0000_8082, 0x8000_0000_0000_808a, 0x8000_0000_8000_8000,
      0x0000_0000_0000_808b, 0x0000_0000_8000_0001, 0x8000_0000_8000_8081, 0x8000_0000_0000_8009,
      0x0000_0000_0000_008a, 0x0000_0000_0000_0088, 0x0000_0000_8000_8009, 0x0000_0000_8000_000a,
      0x0000_0000_8000_808b, 0x8000_0000_0000_008b, 0x8000_0000_0000_8089, 0x8000_0000_0000_8003,
      0x8000_0000_0000_8002, 0x8000_0000_0000_0080, 0x0000_0000_0000_800a, 0x8000_0000_8000_000a,
      0x8000_0000_8000_8081, 0x8000_0000_0000_8080, 0x0000_0000_8000_0001, 0x8000_0000_8000_8008,
    ]
    for (round, constant) in constants.enumerated() {
      let keys = try values("starknet_with_keccak", row: 8 * round)
      for (index, bit) in [0, 1, 3, 7, 15, 31, 63].enumerated() {
        let key = keys[CPUParameter.keccakRoundKey0.rawValue + index]
        #expect(key == (constant >> UInt64(bit) & 1 == 1 ? 0x2222_2222_2222_2222 : 0))
      }
    }
  }

  @Test("have Poseidon's keys of full rounds, and none at the end of a half")
  func poseidonFullKeys() throws {
    for (index, round) in [1, 2, 3, nil, 88, 89, 90, nil].enumerated() {
      let keys = try values("starknet", row: 512 + 64 * index)
      for element in 0..<3 {
        let expected = round.map { Poseidon.roundKey(round: $0, element: element) } ?? .zero
        #expect(keys[CPUParameter.poseidonFullRoundKey0.rawValue + element] == expected)
      }
    }
  }

  @Test("have the keys of the linearised partial rounds of Poseidon")
  func poseidonPartialKeys() throws {
    // The first and last of the 80 as Stone's tables have them.
    let first = try value(.poseidonPartialRoundKey0, "starknet", row: 0)
    #expect(
      first.description == "0x715b300ba7e9ce470fe5ba34f18ed3d7603052c57a6afe332f78f7144c3f8c7"
    )
    let last = try value(.poseidonPartialRoundKey1, "starknet", row: 16 * 18)
    #expect(
      last.description == "0x363013ba7f311db7a97d71f1b89c2540dc9b4dc96adad851c970d2682f7475f"
    )
    #expect(try value(.poseidonPartialRoundKey0, "starknet", row: 8 * 61) == .zero)
    #expect(try value(.poseidonPartialRoundKey1, "starknet", row: 16 * 19) == .zero)
  }
}

extension UInt256 {
  /// 2^index added to a number whose bit `index` is clear.
  fileprivate func settingBit(_ index: Int) -> UInt256 {
    let word = UInt64(1) << UInt64(index % 64)
    let power =
      switch index / 64 {
      case 0: UInt256(word)
      case 1: UInt256(0, word)
      case 2: UInt256(0, 0, word)
      default: UInt256(0, 0, 0, word)
      }
    return addingReportingOverflow(power).sum
  }
}
