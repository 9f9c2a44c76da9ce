/// A picture in PNG's form with eight bits a channel and no interlacing, as browsers write them.
package struct Picture {
  package struct Colour: Hashable {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(_ rgb: UInt32) {
      red = UInt8(rgb >> 16 & 0xff)
      green = UInt8(rgb >> 8 & 0xff)
      blue = UInt8(rgb & 0xff)
    }

    fileprivate init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
      self.red = red
      self.green = green
      self.blue = blue
    }
  }

  package enum Fault: Error, Equatable { case notAPicture, unknownForm }

  package let width: Int
  package let height: Int
  /// Row by row.
  private let colours: [Colour]

  package init(png bytes: [UInt8]) throws {
    guard bytes.starts(with: [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) else {
      throw Fault.notAPicture
    }
    var header: [UInt8] = []
    var packed: [UInt8] = []
    var offset = 8
    while offset + 12 <= bytes.count {
      let count = Self.integer(bytes[offset..<offset + 4])
      let kind = String(decoding: bytes[offset + 4..<offset + 8], as: UTF8.self)
      guard offset + 12 + count <= bytes.count else { throw Fault.notAPicture }
      let content = bytes[offset + 8..<offset + 8 + count]
      if kind == "IHDR" { header = Array(content) }
      if kind == "IDAT" { packed += content }
      offset += 12 + count
    }
    guard header.count == 13, header[8] == 8, [2, 6].contains(header[9]), header[12] == 0 else {
      throw Fault.unknownForm
    }
    width = Self.integer(header[0..<4])
    height = Self.integer(header[4..<8])
    let channelCount = header[9] == 2 ? 3 : 4
    let filtered = try Inflation.unpack(packed, from: 2)
    let samples = try Self.unfilter(filtered, rowLength: width * channelCount, channelCount)
    colours = stride(from: 0, to: samples.count, by: channelCount).map {
      Colour(samples[$0], samples[$0 + 1], samples[$0 + 2])
    }
  }

  /// How many dots have exactly `colour` and lie in `rows`.
  package func count(of colour: Colour, rows: Range<Int>? = nil) -> Int {
    let rows = rows ?? 0..<height
    return colours[rows.lowerBound * width..<rows.upperBound * width].count { $0 == colour }
  }

  /// The rows in which something has `colour`.
  package func rows(with colour: Colour) -> [Int] {
    (0..<height).filter { count(of: colour, rows: $0..<$0 + 1) > 0 }
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(0) { $0 << 8 | Int($1) }
  }

  /// Undoes the prediction of each byte from those at its left and above it.
  private static func unfilter(
    _ bytes: [UInt8],
    rowLength: Int,
    _ step: Int
  ) throws -> [UInt8] {
    guard bytes.count.isMultiple(of: rowLength + 1) else { throw Fault.notAPicture }
    var samples: [UInt8] = []
    samples.reserveCapacity(bytes.count)
    for row in 0..<bytes.count / (rowLength + 1) {
      let start = row * (rowLength + 1)
      for column in 0..<rowLength {
        let left = column < step ? 0 : samples[samples.count - step]
        let above = row == 0 ? 0 : samples[samples.count - rowLength]
        let corner = row == 0 || column < step ? 0 : samples[samples.count - rowLength - step]
        let prediction: UInt8
        switch bytes[start] {
        case 0: prediction = 0
        case 1: prediction = left
        case 2: prediction = above
        case 3: prediction = UInt8((Int(left) + Int(above)) / 2)
        case 4: prediction = nearest(left, above, corner)
        default: throw Fault.unknownForm
        }
        samples.append(bytes[start + 1 + column] &+ prediction)
      }
    }
    return samples
  }

  /// Of the three the one nearest to left + above − corner, the first of equals.
  private static func nearest(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(above) - Int(corner)
    let distances = [left, above, corner].map { abs(estimate - Int($0)) }
    if distances[0] <= distances[1], distances[0] <= distances[2] { return left }
    return distances[1] <= distances[2] ? above : corner
  }
}
