import StarkAlgebra
import StarkHashes

extension PeriodicColumns {
  /// The points that one Pedersen hash adds, x and y: 252 for each input, both filled up to 256.
  ///
  /// `period` is the length of one hash.
  static func pedersenPoints(period: Int) -> PeriodicColumns {
    PeriodicColumns(firstParameter: .pedersenPointX, period: period, values: pedersenCoordinates)
  }

  /// The points 2ᵏ·G that an ECDSA verification adds for the generator G, x and y: 251, filled up
  /// to 256.
  ///
  /// `period` is the length of one signature.
  static func generatorPoints(period: Int) -> PeriodicColumns {
    PeriodicColumns(
      firstParameter: .generatorPointX,
      period: period,
      values: generatorCoordinates
    )
  }

  private static let pedersenCoordinates = coordinates(
    (0..<2).flatMap { input in
      filled((0..<252).map { Pedersen.constantPoint(input: input, bit: $0) })
    }
  )

  private static let generatorCoordinates = coordinates(
    filled(StarkCurve.doublings(of: StarkCurve.generator, count: 251))
  )

  /// 256 points: `points`, then the last one again.
  private static func filled(_ points: [AffinePoint]) -> [AffinePoint] {
    points + repeatElement(points[points.count - 1], count: 256 - points.count)
  }

  private static func coordinates(_ points: [AffinePoint]) -> [[Felt252]] {
    [points.map(\.x), points.map(\.y)]
  }
}
