import NIOHTTP1

/// The head of a request as it arrived, and what RFC 9112 says of it as a whole.
struct ArrivalHead {
  /// The head with what follows from the rules written into it.
  private(set) var head: HTTPRequestHead
  private(set) var refusal: ArrivalRefusal?
  /// Whether the connection ends with the answer.
  private(set) var isLast: Bool

  init(_ arrived: HTTPRequestHead) {
    head = arrived
    head.headers.remove(name: ArrivalRefusal.fieldName)
    refusal = Self.refusal(of: arrived)
    isLast = refusal != nil || Self.endsConnection(arrived)
    if let authority = Self.splitTarget(arrived.uri) {
      // Section 3.2.2: what the field says has no meaning beside the authority of the target.
      head.uri = authority.rest
      if refusal == nil { head.headers.replaceOrAdd(name: "Host", value: authority.name) }
    }
    mark()
  }

  /// A head that stands for a request which could not be read.
  init(_ refusal: ArrivalRefusal, method: HTTPMethod) {
    head = HTTPRequestHead(version: .http1_1, method: method, uri: "-")
    self.refusal = refusal
    isLast = true
    mark()
  }

  /// Lets the connection end with the answer.
  mutating func end() {
    isLast = true
    head.headers.replaceOrAdd(name: "Connection", value: "close")
  }

  private mutating func mark() {
    if isLast { head.headers.replaceOrAdd(name: "Connection", value: "close") }
    if let refusal { head.headers.add(name: ArrivalRefusal.fieldName, value: refusal.rawValue) }
  }

  /// The words in the fields called `name`, in lowercase.
  private static func words(_ name: String, in head: HTTPRequestHead) -> [String] {
    head.headers[name].flatMap { $0.split(separator: ",") }.map { word in
      String(
        word.drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }
          .reversed()
      ).lowercased()
    }
  }

  private static func refusal(of head: HTTPRequestHead) -> ArrivalRefusal? {
    let hosts = head.headers["Host"]
    guard hosts.count == 1 || (hosts.isEmpty && head.version.minor == 0) else { return .host }
    guard hosts.allSatisfy(isHost) else { return .host }
    guard head.headers.contains(name: "Transfer-Encoding") else { return nil }
    // Section 6.1: with the older version the framing is faulty, whatever the coding is.
    guard head.version.minor >= 1 else { return .malformed }
    return words("Transfer-Encoding", in: head) == ["chunked"] ? nil : .transferCoding
  }

  /// Whether a text can be a host with a port; no blanks, commas, or parts of a path.
  private static func isHost(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x21...0x7e).contains($0) && !"/,@?#\\\"<>".utf8.contains($0) }
  }

  private static func endsConnection(_ head: HTTPRequestHead) -> Bool {
    // An older client needs to be told that the connection stays; that it ends is always allowed.
    guard head.version.minor >= 1 else { return true }
    let options = words("Connection", in: head)
    // After these two the reader of HTTP stops, since another protocol could follow.
    return options.contains("close") || options.contains("upgrade") || head.method == .CONNECT
  }

  /// The authority in a target of absolute form, and the path and query behind it.
  private static func splitTarget(_ target: String) -> (name: String, rest: String)? {
    guard
      let scheme = ["http://", "https://"].first(where: {
        target.prefix($0.count).lowercased() == $0
      })
    else { return nil }
    let rest = target.dropFirst(scheme.count)
    let name = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let path = rest.dropFirst(name.count)
    return (String(name), path.hasPrefix("/") ? String(path) : "/" + path)
  }
}
