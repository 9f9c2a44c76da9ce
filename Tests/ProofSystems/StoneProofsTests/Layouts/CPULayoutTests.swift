import StarkAIR
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport
import Testing

@Suite("The layouts", .enabled(if: SharedMaterial.isPresent, "needs the shared vectors"))
struct CPULayoutTests {
  @Test("have the shape of Stone's layouts", arguments: LayoutVectors.staticKeys)
  func shape(key: String) throws {
    let layout = try #require(CPULayout(key: key))
    let expected = try #require(LayoutVectors.all[key])
    #expect(layout.name == expected.name)
    #expect(layout.segments.map(\.text) == expected.segments)
    #expect([layout.columnCounts.first, layout.columnCounts.second] == expected.columns)
    #expect(layout.interactionElementCount == expected.interactionElements)
    #expect(layout.code.description == expected.code)
  }

  @Test("have Stone's constraints in Stone's order", arguments: LayoutVectors.staticKeys)
  func constraints(key: String) throws {
    let layout = try #require(CPULayout(key: key))
    let expected = try #require(LayoutVectors.all[key])
    let air = CPUAIR(layout)
    #expect(air.constraintCount == expected.constraintCount)
    let digest = SHA256.hexadecimalDigest(of: air.constraintNames.joined(separator: "\n"))
    #expect(digest == expected.constraintsDigest)
    #expect(air.maximumDegree == 2)
  }

  @Test("have the mask of Stone's layouts", arguments: LayoutVectors.staticKeys)
  func mask(key: String) throws {
    let layout = try #require(CPULayout(key: key))
    let expected = try #require(LayoutVectors.all[key])
    let mask = CPUAIR(layout).mask
    #expect(mask.count == expected.maskSize)
    let lines = mask.map { "\($0.column),\($0.row)" }.joined(separator: "\n")
    #expect(SHA256.hexadecimalDigest(of: lines) == expected.maskDigest)
  }

  @Test("are seventeen, and dynamic")
  func completeness() {
    #expect(LayoutVectors.staticKeys.count == 17)
    #expect(Set(LayoutVectors.all.values.map(\.name)) == Set(CPULayout.names))
  }
}
