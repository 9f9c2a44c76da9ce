package import StarkFaults

extension ProofSource {
  /// The bytes, of which there may be `maximumCount` at most.
  ///
  /// A larger file is refused by its size and not read; a pipe is read up to the limit.
  package func read(maximumCount: UInt64) throws(Fault) -> [UInt8] {
    switch self {
    case .standardInput:
      return try Self.read(.standardInput, maximumCount: maximumCount)
    case .file(let path):
      let file = try FileDescriptor.open(path)
      defer { file.close() }
      return try Self.read(file, maximumCount: maximumCount)
    case .regularFile(let path):
      return try Self.read(regularFile: path) { (file) throws(Fault) in
        try Self.read(file, maximumCount: maximumCount)
      }
    case .bytes(let bytes, _):
      guard UInt64(bytes.count) <= maximumCount else {
        throw .tooLarge(maximum: maximumCount, offered: UInt64(bytes.count))
      }
      return bytes
    }
  }

  /// The first bytes of the file at `path`, `count` at most.
  static func head(of path: FilePath, count: Int) throws(Fault) -> [UInt8] {
    try read(regularFile: path) { (file) throws(Fault) in
      try file.read(maximumCount: count, expectedCount: count)
    }
  }

  /// What `body` makes of the file at `path`, which is none of the kinds that could keep it
  /// waiting.
  ///
  /// The open file is asked for its kind, not the path: by the time it is opened there may be
  /// something else there.
  private static func read(
    regularFile path: FilePath,
    _ body: (FileDescriptor) throws(Fault) -> [UInt8]
  ) throws(Fault) -> [UInt8] {
    let file = try FileDescriptor.open(path, waits: false)
    defer { file.close() }
    guard try file.kind() != .other else { throw .notAFile }
    return try body(file)
  }

  private static func read(
    _ file: FileDescriptor,
    maximumCount: UInt64
  ) throws(Fault) -> [UInt8] {
    var expectedCount = 1 << 16
    if case .regular(let byteCount) = try file.kind() {
      guard byteCount <= maximumCount else {
        throw .tooLarge(maximum: maximumCount, offered: byteCount)
      }
      expectedCount = Int(byteCount) + 1
    }
    // One byte more than allowed tells a full input from one that is too long.
    let limit = maximumCount < UInt64(Int.max) ? Int(maximumCount) + 1 : Int.max
    let bytes = try file.read(maximumCount: limit, expectedCount: expectedCount)
    guard UInt64(bytes.count) <= maximumCount else {
      throw .tooLarge(maximum: maximumCount, offered: nil)
    }
    return bytes
  }
}
