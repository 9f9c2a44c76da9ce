import StarkAIR
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport
import Testing

@Suite("The dynamic layout")
struct DynamicLayoutTests {
  @Test("takes the places of starknet")
  func starknet() throws {
    let expected = try #require(CPULayout.layout(named: "starknet"))
    let layout = try CPULayout.dynamic(
      parameters: DynamicLayoutCase.starknet(),
      stepCount: DynamicLayoutCase.stepCount
    )
    #expect(layout.ratios == expected.ratios)
    #expect(layout.columnCounts == expected.columnCounts)
    // An eighth of a dynamic memory pool is public, a quarter of starknet's.
    #expect(layout.publicMemoryStep == 2 * expected.publicMemoryStep)
    for (name, column) in expected.columns where !name.hasPrefix("orig/public_memory") {
      #expect(layout.columns[name] == column, "\(name)")
    }
    let air = CPUAIR(layout)
    #expect(air.constraintNames == CPUAIR(expected).constraintNames)
    #expect(air.mask.count == 941)
    #expect(air.maximumDegree == 2)
    try air.validate(traceLength: DynamicLayoutCase.traceLength)
  }

  @Test(
    "takes the parameters of cairo-lang's proof",
    .enabled(if: DynamicParameterVectors.cairoLang != nil, "needs that proof's parameters")
  )
  func cairoLang() throws {
    let parameters = try #require(DynamicParameterVectors.cairoLang)
    let layout = try CPULayout.dynamic(parameters: parameters, stepCount: 4096)
    #expect(layout.ratios.count == 5)
    #expect(layout.publicMemoryStep == 32)
    let air = CPUAIR(layout)
    #expect(air.mask.count == 941)
    #expect(air.maximumDegree == 2)
    try air.validate(traceLength: 4096 * 32)
  }

  @Test(
    "takes the parameters of swiftness's proof",
    .enabled(if: DynamicParameterVectors.swiftness != nil, "needs the shared proofs")
  )
  func swiftness() throws {
    let parameters = try #require(DynamicParameterVectors.swiftness)
    let layout = try CPULayout.dynamic(
      parameters: parameters,
      stepCount: DynamicParameterVectors.swiftnessStepCount
    )
    #expect(Set(layout.ratios.keys) == [.pedersen, .rangeCheck])
    #expect(CPUAIR(layout).constraintCount == 27 + 6 + 6 + 2 + 6 + 7 + 25 + 3)
  }

  @Test(
    "names its parameters in the order of the transcript",
    .enabled(if: SharedMaterial.isPresent, "needs the shared vectors")
  )
  func names() throws {
    let expected = try #require(LayoutVectors.all["dynamic"])
    #expect(CPULayout.dynamicParameterNames == expected.parameters)
    let layout = try CPULayout.dynamic(
      parameters: DynamicLayoutCase.starknet(),
      stepCount: DynamicLayoutCase.stepCount
    )
    #expect(layout.segments.map(\.text) == expected.segments)
    #expect(layout.interactionElementCount == expected.interactionElements)
    #expect(layout.code.description == expected.code)
  }

  @Test("has the constraints of all_cairo if it uses all builtins")
  func allBuiltins() throws {
    let expected = CPUAIR(try #require(CPULayout.layout(named: "all_cairo")))
    let layout = try CPULayout.dynamic(
      parameters: DynamicLayoutCase.allBuiltins,
      stepCount: 1 << 20
    )
    let air = CPUAIR(layout)
    #expect(layout.ratios.count == 10)
    #expect(air.constraintNames == expected.constraintNames)
    #expect(air.maximumDegree == 2)
  }

  @Test(
    "has all of Stone's constraints if it uses all builtins",
    .enabled(if: SharedMaterial.isPresent, "needs the shared vectors")
  )
  func allConstraints() throws {
    let expected = try #require(LayoutVectors.all["dynamic"])
    let layout = try CPULayout.dynamic(
      parameters: DynamicLayoutCase.allBuiltins,
      stepCount: 1 << 20
    )
    let air = CPUAIR(layout)
    #expect(air.constraintCount == expected.constraintCount)
    let digest = SHA256.hexadecimalDigest(of: air.constraintNames.joined(separator: "\n"))
    #expect(digest == expected.constraintsDigest)
  }

  @Test("takes traces of up to 2⁴⁶ rows", arguments: [13, 42])
  func stepCounts(log2StepCount: UInt64) throws {
    let parameters = try DynamicLayoutCase.starknet()
    let layout = try CPULayout.dynamic(parameters: parameters, stepCount: 1 << log2StepCount)
    try CPUAIR(layout).validate(traceLength: 16 << log2StepCount)
  }

  @Test("does not support longer ones", arguments: [1 << 43, 1 << 45, 1 << 60, 1 << 63])
  func longTraces(stepCount: UInt64) throws {
    let parameters = try DynamicLayoutCase.starknet()
    #expect(throws: DynamicLayoutRejection.traceTooLong) {
      _ = try CPULayout.dynamic(parameters: parameters, stepCount: stepCount)
    }
  }

  @Test("rejects step counts of no proof", arguments: [0, 3, .max])
  func rejectsStepCounts(stepCount: UInt64) throws {
    let parameters = try DynamicLayoutCase.starknet()
    #expect(throws: DynamicLayoutRejection.stepCount(stepCount)) {
      _ = try CPULayout.dynamic(parameters: parameters, stepCount: stepCount)
    }
  }

  @Test("never traps on numbers that are changed at random")
  func randomChanges() throws {
    var generator = SeededGenerator(seed: 7)
    let names = CPULayout.dynamicParameterNames
    var accepted = 0
    var rejected = 0
    for base in [try DynamicLayoutCase.starknet(), DynamicLayoutCase.allBuiltins] {
      for _ in 0..<150 {
        var parameters = base
        for _ in 0...Int.random(in: 0..<3, using: &generator) {
          let bits = UInt64.random(in: 0..<64, using: &generator)
          let name = names[Int.random(in: 0..<names.count, using: &generator)]
          parameters[name] = UInt64.random(in: 0...UInt64.max >> bits, using: &generator)
        }
        do {
          _ = CPUAIR(try CPULayout.dynamic(parameters: parameters, stepCount: 1 << 20))
          accepted += 1
        } catch {
          rejected += 1
        }
      }
    }
    #expect(accepted >= 10)
    #expect(rejected > 200)
  }
}
