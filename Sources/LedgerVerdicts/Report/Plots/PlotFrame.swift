/// Where things stand in the drawing of a plot, in tenths of its units.
struct PlotFrame: Sendable {
  /// The drawing is as wide as the column of a phone, so that letters keep their size there.
  static let width = 3600
  static let height = 2200

  private static let left = 440
  private static let right = 3520
  private static let top = 100
  private static let bottom = 1820

  /// The bars that find room side by side.
  static let maximumBarCount = 60

  let scale: PlotScale
  let batches: ClosedRange<Int>

  var left: Int { Self.left }
  var right: Int { Self.right }
  var bottom: Int { Self.bottom }

  /// The height of `value`.
  func y(_ value: Int128) -> Int {
    Self.bottom - scale.place(of: value, length: Self.bottom - Self.top)
  }

  /// The middle of the stretch that belongs to `batch`.
  func x(_ batch: Int) -> Int {
    let place = 2 * (batch - batches.lowerBound) + 1
    return Self.left + place * (Self.right - Self.left) / (2 * batches.count)
  }

  /// The bounds of bar `slot` of `slotCount`, with a gap to the next one.
  func bar(_ slot: Int, of slotCount: Int) -> (left: Int, width: Int) {
    let width = (Self.right - Self.left) / slotCount
    let gap = width / 5
    return (Self.left + slot * (Self.right - Self.left) / slotCount + gap / 2, width - gap)
  }

  /// A few batches for the labels of the axis.
  var labelledBatches: [Int] {
    let scale = PlotScale(covering: [Int128(batches.lowerBound), Int128(batches.upperBound)])
    return scale.ticks.compactMap { Int(exactly: $0) }.filter(batches.contains)
  }

  /// A length as SVG writes it.
  static func text(_ tenths: Int) -> String {
    tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
