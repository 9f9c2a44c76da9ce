package import HTTPTypes

/// A request for `/livez` or `/readyz` and nothing else, as those send who watch over services.
///
/// Only the plainest form is known here. Whatever has a body, a target of another form, another
/// version, anything behind it, or a field that says more than who asks, goes to the reader of
/// HTTP, which answers or refuses it by the rules for all requests.
package struct HealthProbe: Equatable, Sendable {
  /// The paths that are answered.
  package enum Path: String, CaseIterable, Sendable {
    case live = "/livez"
    case ready = "/readyz"
  }

  package let path: Path
  package let method: HTTPRequest.Method
  /// Whether the client wants to ask no more.
  package let isLast: Bool

  package init(path: Path, method: HTTPRequest.Method, isLast: Bool) {
    self.path = path
    self.method = method
    self.isLast = isLast
  }

  /// What the first bytes of a connection are.
  package enum Reading: Equatable {
    /// They can become a probe.
    case incomplete
    case probe(HealthProbe)
    case other
  }

  /// The bytes that a probe may have.
  package static let maximumCount = 2 << 10

  /// Tells what `bytes` are, which are all that has arrived; in time that is linear in their
  /// number.
  package static func read(_ bytes: ArraySlice<UInt8>) -> Reading {
    let reading = prefix(bytes)
    return reading == .incomplete && bytes.count >= maximumCount ? .other : reading
  }

  private static func prefix(_ bytes: ArraySlice<UInt8>) -> Reading {
    for (line, path, method) in lines {
      guard bytes.count >= line.count else {
        if line.starts(with: bytes) { return .incomplete }
        continue
      }
      guard bytes.starts(with: line) else { continue }
      return fields(bytes.dropFirst(line.count), path, method)
    }
    return .other
  }

  private static let lines = Path.allCases.flatMap { path in
    [HTTPRequest.Method.get, .head].map { method in
      (Array("\(method.rawValue) \(path.rawValue) HTTP/1.1\r\n".utf8), path, method)
    }
  }

  /// Reads the fields, line by line to the empty one, behind which nothing may be.
  private static func fields(
    _ bytes: ArraySlice<UInt8>,
    _ path: Path,
    _ method: HTTPRequest.Method
  ) -> Reading {
    var rest = bytes
    var hostCount = 0
    var isLast = false
    while true {
      guard let end = rest.firstIndex(of: 0x0a) else { return .incomplete }
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      guard line.last == 0x0d else { return .other }
      guard line.count > 1 else { break }
      guard let (name, value) = field(line.dropLast()) else { return .other }
      switch name {
      case "host":
        guard isHost(value) else { return .other }
        hostCount += 1
      case "connection":
        guard ["close", "keep-alive"].contains(value.lowercased()) else { return .other }
        isLast = isLast || value.lowercased() == "close"
      case "accept", "accept-encoding", "accept-language", "cache-control", "pragma", "user-agent":
        break
      default: return .other
      }
    }
    guard hostCount == 1, rest.isEmpty else { return .other }
    return .probe(HealthProbe(path: path, method: method, isLast: isLast))
  }

  /// The name in lowercase and the value of a line, if both are visible ASCII.
  private static func field(_ line: ArraySlice<UInt8>) -> (name: String, value: String)? {
    guard let colon = line.firstIndex(of: 0x3a), line.allSatisfy({ (0x20...0x7e).contains($0) })
    else { return nil }
    let value = line[(colon + 1)...].drop { $0 == 0x20 }
    let name = String(line[..<colon].map { Character(UnicodeScalar($0)) }).lowercased()
    let blanks = value.reversed().prefix { $0 == 0x20 }.count
    return (name, String(value.dropLast(blanks).map { Character(UnicodeScalar($0)) }))
  }

  /// Whether a text is a host with a port, in letters, digits and what addresses have beside them.
  private static func isHost(_ text: String) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_:[]".contains($0)) }
  }
}
