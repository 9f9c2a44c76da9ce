import StoneProofs
import Testing

@Suite("The dynamic layout rejects")
struct DynamicLayoutRejectionTests {
  @Test("unsound parameters by the rule they break", arguments: DynamicLayoutAttack.all)
  func attacks(attack: DynamicLayoutAttack) throws {
    let base = try DynamicLayoutCase.starknet()
    let stepCount = DynamicLayoutCase.stepCount
    _ = try CPULayout.dynamic(parameters: base, stepCount: stepCount)
    #expect(throws: attack.rejection) {
      _ = try CPULayout.dynamic(parameters: attack.apply(to: base), stepCount: stepCount)
    }
  }

  /// The greatest unit of a pool at which it holds the cells of all builtins.
  struct Pool: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let unit: String
    let greatest: UInt64
    /// What twice that unit is.
    let rejection: DynamicLayoutRejection
  }

  /// 2²⁰ steps and 32 instances of every builtin in 2²⁴ rows.
  static let pools = [
    Pool(
      testDescription: "memory",
      unit: "memory_units_row_ratio",
      greatest: 2,
      rejection: .memoryCapacity(needed: (4 << 20) + (1 << 19) + 55 * 32, available: 1 << 22)
    ),
    Pool(
      testDescription: "range checks",
      unit: "range_check_units_row_ratio",
      greatest: 4,
      rejection: .rangeCheckCapacity(needed: (3 << 20) + (8 + 6 + 66) * 32, available: 1 << 21)
    ),
    Pool(
      testDescription: "diluted units",
      unit: "diluted_units_row_ratio",
      greatest: 16,
      rejection: .dilutedCapacity(needed: (68 + 16384) * 32, available: 1 << 19)
    ),
  ]

  @Test("pools without a cell for everything that builtins keep there", arguments: pools)
  func capacities(pool: Pool) throws {
    var parameters = DynamicLayoutCase.allBuiltins
    parameters[pool.unit] = pool.greatest
    _ = try CPULayout.dynamic(parameters: parameters, stepCount: 1 << 20)
    parameters[pool.unit] = 2 * pool.greatest
    #expect(throws: pool.rejection) {
      _ = try CPULayout.dynamic(parameters: parameters, stepCount: 1 << 20)
    }
  }
}
