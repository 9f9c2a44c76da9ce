import Foundation

/// A connection to a service, byte by byte, so that a test can be a bad client.
final class HTTPConnection {
  private let socket: Int32

  enum Fault: Error { case notConnected, closed, malformed(String) }

  /// An answer.
  struct Answer {
    let status: Int
    let head: String
    let body: String

    /// The value of a field.
    func field(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.dropFirst(name.count + 1).trimmingCharacters(in: .whitespaces) }
    }

    /// The text of a member of JSON.
    func member(_ name: String) throws -> String? {
      let json = try JSONSerialization.jsonObject(with: Data(body.utf8))
      return (json as? [String: Any])?[name] as? String
    }
  }

  init(port: UInt16, timeout: Int = 60) throws {
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    socket = Foundation.socket(AF_INET, kind, 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var patience = timeval(tv_sec: timeout, tv_usec: 0)
    unsafe setsockopt(
      socket,
      SOL_SOCKET,
      SO_RCVTIMEO,
      &patience,
      socklen_t(MemoryLayout<timeval>.size)
    )
    let socket = socket
    let isConnected = unsafe withUnsafePointer(to: address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe connect(socket, pointer, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isConnected else { throw Fault.notConnected }
  }

  deinit { close(socket) }

  /// Sends text, as much as the other end takes; false if that is not all.
  @discardableResult
  func send(_ text: String) -> Bool { send(Data(text.utf8)) }

  @discardableResult
  func send(_ bytes: Data) -> Bool {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { buffer in
        unsafe Foundation.send(socket, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// Sends a whole request.
  func send(
    _ method: String,
    _ path: String,
    _ fields: [String] = [],
    body: Data = Data()
  ) {
    let length = method == "GET" ? [] : ["Content-Length: \(body.count)"]
    let lines = ["\(method) \(path) HTTP/1.1", "Host: localhost"] + fields + length
    send(Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
  }

  /// Whether the other end closes before it sends anything more.
  var isClosed: Bool {
    var byte: UInt8 = 0
    return unsafe recv(socket, &byte, 1, 0) == 0
  }

  /// Receives an answer whose length is told.
  ///
  /// - withoutBody: whether it answers HEAD, so that the length is that of a body that doesn't
  ///   come.
  func receive(withoutBody: Bool = false) throws -> Answer {
    var bytes: [UInt8] = []
    let mark = Array("\r\n\r\n".utf8)
    while bytes.suffix(4) != mark[...] { bytes.append(contentsOf: try receive(atMost: 1)) }
    let head = String(decoding: bytes, as: UTF8.self)
    guard let status = head.firstMatch(of: /^HTTP\/1\.1 ([0-9]{3})/).flatMap({ Int($0.1) }) else {
      throw Fault.malformed(head)
    }
    let length = head.firstMatch(of: /(?i)content-length: ([0-9]+)/).flatMap { Int($0.1) } ?? 0
    var body: [UInt8] = []
    while !withoutBody, body.count < length {
      body.append(contentsOf: try receive(atMost: min(1 << 16, length - body.count)))
    }
    return Answer(status: status, head: head, body: String(decoding: body, as: UTF8.self))
  }

  private func receive(atMost count: Int) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    let received = unsafe recv(socket, &buffer, count, 0)
    guard received > 0 else { throw Fault.closed }
    return Array(buffer[..<received])
  }

  /// The answer to one request on a connection of its own.
  static func ask(
    port: UInt16,
    _ method: String,
    _ path: String,
    _ fields: [String] = [],
    body: Data = Data()
  ) throws -> Answer {
    let connection = try HTTPConnection(port: port)
    connection.send(method, path, fields, body: body)
    return try connection.receive()
  }
}
