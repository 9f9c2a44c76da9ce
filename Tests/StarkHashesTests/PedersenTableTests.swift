import StarkAlgebra
import StarkHashes
import Testing

/// Recomputes the tables from the five points that StarkWare published.
///
/// Source: cairo-lang, `pedersen_params.json`; Stone has the same points, each with its doublings.
@Suite("Pedersen tables")
struct PedersenTableTests {
  @Test("the shift point is the published one and lies on the curve")
  func shiftPoint() throws {
    let expected = try point(
      "49ee3eba8c1600700ee1b87eb599f16716b0b1022947733551fde4050ca6804",
      "3ca0cfe4b3bc6ddf346d49d06ea0ed34e621062c0e056c1d0405d266e10268a"
    )
    #expect(Pedersen.shiftPoint == expected)
    #expect(expected.isOnCurve)
  }

  @Test("every entry is the multiple it stands for", arguments: [0, 1])
  func entries(input: Int) throws {
    let (low, high) = try constantPoints(input: input)
    let lowDoublings = StarkCurve.doublings(of: low, count: 248)
    for window in 0..<PedersenTable.windowCount {
      let base = lowDoublings[PedersenTable.windowBits * window]
      let first = PedersenTable.windowEntryCount * window
      for (index, multiple) in multiples(of: base, count: 32).enumerated() {
        #expect(PedersenTable.point(input: input, entry: first + index) == multiple)
      }
    }
    let top = PedersenTable.windowEntryCount * PedersenTable.windowCount - 1
    let lows = multiples(of: lowDoublings[246], count: 4)
    let highs = multiples(of: high, count: 8)
    for index in 1...44 {
      var sum = XYZZPoint.neutral
      if index % 5 > 0 { sum.add(lows[index % 5 - 1]) }
      if index / 5 > 0 { sum.add(highs[index / 5 - 1]) }
      #expect(PedersenTable.point(input: input, entry: top + index) == sum.affine)
    }
  }

  @Test("the constant point of every bit is a doubling of its base", arguments: [0, 1])
  func constantPoints(ofInput input: Int) throws {
    let (low, high) = try constantPoints(input: input)
    let expected =
      StarkCurve.doublings(of: low, count: 248) + StarkCurve.doublings(of: high, count: 4)
    #expect((0..<252).map { Pedersen.constantPoint(input: input, bit: $0) } == expected)
  }

  /// P, 2P, …, count·P.
  private func multiples(of point: AffinePoint, count: Int) -> [AffinePoint] {
    var sum = XYZZPoint.neutral
    return (0..<count).compactMap { _ in
      sum.add(point)
      return sum.affine
    }
  }

  /// (P₁, P₂) or (P₃, P₄).
  private func constantPoints(input: Int) throws -> (low: AffinePoint, high: AffinePoint) {
    if input == 0 {
      return (
        try point(
          "234287dcbaffe7f969c748655fca9e58fa8120b6d56eb0c1080d17957ebe47b",
          "3b056f100f96fb21e889527d41f4e39940135dd7a6c94cc6ed0268ee89e5615"
        ),
        try point(
          "4fa56f376c83db33f9dab2656558f3399099ec1de5e3018b7a6932dba8aa378",
          "3fa0984c931c9e38113e0c0e47e4401562761f92a7a23b45168f4e80ff5b54d"
        )
      )
    }
    return (
      try point(
        "4ba4cc166be8dec764910f75b45f74b40c690c74709e90f3aa372f0bd2d6997",
        "40301cf5c1751f4b971e46c4ede85fcac5c59a5ce5ae7c48151f27b24b219c"
      ),
      try point(
        "54302dcb0e6cc1c6e44cca8f61a63bb2ca65048d53fb325d36ff12c49a58202",
        "1b77b3e37d13504b348046268d8ae25ce98ad783c25561a879dcc77e99c2426"
      )
    )
  }

  private func point(_ x: String, _ y: String) throws -> AffinePoint {
    AffinePoint(x: try Felt252(hexadecimal: x), y: try Felt252(hexadecimal: y))
  }
}
