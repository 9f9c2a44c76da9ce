/// Unpacks data that was packed by DEFLATE (RFC 1951), as pictures are.
package struct Inflation {
  package enum Fault: Error, Equatable {
    case truncated, unknownBlock, invalidCode, invalidDistance
  }

  private let bytes: [UInt8]
  private var bitOffset: Int
  private var output: [UInt8] = []

  /// The data packed in `bytes` from the byte `start` on.
  package static func unpack(_ bytes: [UInt8], from start: Int = 0) throws(Fault) -> [UInt8] {
    var inflation = Inflation(bytes: bytes, bitOffset: 8 * start)
    var isLast = false
    while !isLast {
      isLast = try inflation.bits(1) == 1
      switch try inflation.bits(2) {
      case 0: try inflation.copyStored()
      case 1: try inflation.unpackBlock(literals: fixedLiterals, distances: fixedDistances)
      case 2: try inflation.unpackDynamicBlock()
      default: throw .unknownBlock
      }
    }
    return inflation.output
  }

  private static var fixedLiterals: PrefixCode {
    let lengths = [(8, 144), (9, 112), (7, 24), (8, 8)]
    return PrefixCode(lengths: lengths.flatMap { Array(repeating: $0, count: $1) })
  }

  private static var fixedDistances: PrefixCode {
    PrefixCode(lengths: Array(repeating: 5, count: 30))
  }

  private init(bytes: [UInt8], bitOffset: Int) {
    self.bytes = bytes
    self.bitOffset = bitOffset
  }

  private mutating func bits(_ count: Int) throws(Fault) -> Int {
    guard bitOffset + count <= 8 * bytes.count else { throw .truncated }
    var value = 0
    for place in 0..<count {
      value |= Int(bytes[bitOffset >> 3] >> UInt8(bitOffset & 7) & 1) << place
      bitOffset += 1
    }
    return value
  }

  private mutating func copyStored() throws(Fault) {
    bitOffset = (bitOffset + 7) & ~7
    let count = try bits(16)
    _ = try bits(16)
    for _ in 0..<count { output.append(UInt8(try bits(8))) }
  }

  private mutating func symbol(_ code: PrefixCode) throws(Fault) -> Int {
    var (word, length) = (0, 0)
    while length < 15 {
      word = word << 1 | (try bits(1))
      length += 1
      if let symbol = code.symbols[PrefixCode.Word(length: length, bits: word)] { return symbol }
    }
    throw .invalidCode
  }

  private mutating func unpackDynamicBlock() throws(Fault) {
    let literalCount = try bits(5) + 257
    let distanceCount = try bits(5) + 1
    let lengthCount = try bits(4) + 4
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    var codeLengths = [Int](repeating: 0, count: order.count)
    for place in order.prefix(lengthCount) { codeLengths[place] = try bits(3) }
    let lengthCode = PrefixCode(lengths: codeLengths)
    var lengths: [Int] = []
    while lengths.count < literalCount + distanceCount {
      let symbol = try symbol(lengthCode)
      switch symbol {
      case 16:
        guard let last = lengths.last else { throw .invalidCode }
        lengths += Array(repeating: last, count: try bits(2) + 3)
      case 17: lengths += Array(repeating: 0, count: try bits(3) + 3)
      case 18: lengths += Array(repeating: 0, count: try bits(7) + 11)
      default: lengths.append(symbol)
      }
    }
    try unpackBlock(
      literals: PrefixCode(lengths: Array(lengths.prefix(literalCount))),
      distances: PrefixCode(lengths: Array(lengths.dropFirst(literalCount)))
    )
  }

  private mutating func unpackBlock(
    literals: PrefixCode,
    distances: PrefixCode
  ) throws(Fault) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        return
      } else {
        let length = try self.length(symbol - 257)
        let distance = try self.distance(self.symbol(distances))
        guard distance <= output.count else { throw .invalidDistance }
        for _ in 0..<length { output.append(output[output.count - distance]) }
      }
    }
  }

  /// Four steps of each size, from 3 on; the last symbol is 258 itself.
  private mutating func length(_ symbol: Int) throws(Fault) -> Int {
    guard symbol < 28 else { return 258 }
    let extra = max(0, symbol / 4 - 1)
    let base = symbol < 8 ? symbol : (4 + symbol % 4) << extra
    return try base + bits(extra) + 3
  }

  /// Two steps of each size, from 1 on.
  private mutating func distance(_ symbol: Int) throws(Fault) -> Int {
    let extra = max(0, symbol / 2 - 1)
    let base = symbol < 4 ? symbol : (2 + symbol % 2) << extra
    return try base + bits(extra) + 1
  }
}

/// A canonical prefix code: words of one length count upwards in the order of their symbols.
struct PrefixCode {
  struct Word: Hashable {
    let length: Int
    let bits: Int
  }

  private(set) var symbols: [Word: Int] = [:]

  /// The code whose symbol i has a word of `lengths[i]` bits, or none for 0.
  init(lengths: [Int]) {
    var bits = 0
    for length in 1...15 {
      for (symbol, candidate) in lengths.enumerated() where candidate == length {
        symbols[Word(length: length, bits: bits)] = symbol
        bits += 1
      }
      bits <<= 1
    }
  }
}
