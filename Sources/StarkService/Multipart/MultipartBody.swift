import StarkAlgebra

/// The parts of a body of `multipart/form-data`, as RFC 7578 defines it.
///
/// The grammar is taken literally: no text before the first boundary, none but the parts between
/// two, and what follows the last is ignored. Parts are not copied.
package struct MultipartBody: Sendable {
  package let bytes: [UInt8]
  package let parts: [MultipartPart]

  package static let maximumPartCount = 256
  /// The bytes of the head of a part.
  package static let maximumHeadCount = 4096

  /// Reads `bytes`, which are separated by `boundary`.
  package init(
    _ bytes: [UInt8],
    boundary: MultipartBoundary
  ) throws(MultipartFault) {
    var reader = MultipartReader(bytes: bytes, boundary: boundary.bytes)
    parts = try reader.parts()
    self.bytes = bytes
  }

  /// The bytes of all parts called `name`, in their order.
  package func contents(of name: String) -> [[UInt8]] {
    parts.filter { ExactName($0.name) == ExactName(name) }.map { Array(bytes[$0.range]) }
  }
}

/// Reads a multipart body from its beginning to its end.
private struct MultipartReader {
  private let bytes: [UInt8]
  /// A line feed, two dashes and the boundary.
  private let delimiter: [UInt8]
  private var position = 0

  private static let lineEnd = Array("\r\n".utf8)
  private static let closing = Array("--".utf8)

  init(bytes: [UInt8], boundary: [UInt8]) {
    self.bytes = bytes
    delimiter = Self.lineEnd + Self.closing + boundary
  }

  mutating func parts() throws(MultipartFault) -> [MultipartPart] {
    guard skip(delimiter[2...]) else { throw .start }
    var parts: [MultipartPart] = []
    while try !isAtEnd() {
      guard parts.count < MultipartBody.maximumPartCount else {
        throw .partCount(maximum: MultipartBody.maximumPartCount)
      }
      let name = try head()
      let start = position
      guard let end = nextDelimiter(from: start) else { throw .end }
      parts.append(MultipartPart(name: name, range: start..<end))
      position = end + delimiter.count
    }
    return parts
  }

  /// What follows a boundary: an end of line, or the mark of the end.
  private mutating func isAtEnd() throws(MultipartFault) -> Bool {
    if skip(Self.closing[...]) { return true }
    // Blanks may follow a boundary on its line.
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 {
      position += 1
    }
    guard skip(Self.lineEnd[...]) else {
      throw position >= bytes.count ? .end : .delimiter
    }
    return false
  }

  /// Reads the fields before a part, and returns the name that they give it.
  private mutating func head() throws(MultipartFault) -> String {
    let limit = min(bytes.count, position + MultipartBody.maximumHeadCount)
    var name: String?
    while true {
      let start = position
      while position < limit, bytes[position] != 0x0d { position += 1 }
      guard position < limit else {
        throw limit == bytes.count ? .end : .head
      }
      let line = bytes[start..<position]
      guard skip(Self.lineEnd[...]) else { throw .head }
      if line.isEmpty { break }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { throw .head }
      let field = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      let value = HeaderValue(String(decoding: line[(colon + 1)...], as: UTF8.self))
      if ExactName(field) == "content-transfer-encoding" {
        guard ExactName(value.essence).isOne(of: ["7bit", "8bit", "binary"]) else { throw .coding }
      }
      guard ExactName(field) == "content-disposition" else { continue }
      guard value.essence == "form-data", name == nil else { throw .name }
      name = value.parameters["name"]
    }
    guard let name, !name.isEmpty else { throw .name }
    return name
  }

  private func nextDelimiter(from start: Int) -> Int? {
    var index = start
    let last = bytes.count - delimiter.count
    while index <= last {
      if bytes[index] == 0x0d, matches(delimiter[...], at: index) { return index }
      index += 1
    }
    return nil
  }

  private mutating func skip(_ expected: ArraySlice<UInt8>) -> Bool {
    guard matches(expected, at: position) else { return false }
    position += expected.count
    return true
  }

  private func matches(_ expected: ArraySlice<UInt8>, at start: Int) -> Bool {
    guard expected.count <= bytes.count - start else { return false }
    for (offset, byte) in expected.enumerated() where bytes[start + offset] != byte {
      return false
    }
    return true
  }
}
