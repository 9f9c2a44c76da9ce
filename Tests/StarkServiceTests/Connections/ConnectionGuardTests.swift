import HTTPTypes
import NIOCore
import NIOEmbedded
import NIOHTTPTypes
import StarkService
import Testing

/// Takes the end of output for done, where the channel under test would close completely.
private final class HalfClosing: ChannelOutboundHandler {
  typealias OutboundIn = HTTPResponsePart

  func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
    guard mode == .output else { return context.close(mode: mode, promise: promise) }
    promise?.succeed()
  }
}

@Suite("What keeps a connection from holding on")
struct ConnectionGuardTests {
  /// A connection with a guard, whose clock stands still.
  private static func channel() throws -> EmbeddedChannel {
    var limits = ConnectionGuard.Limits(bodyTime: .seconds(5))
    limits.drainTime = .seconds(3)
    limits.responseTime = .seconds(7)
    let channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandler(HalfClosing())
    try channel.pipeline.syncOperations.addHandler(ConnectionGuard(limits))
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    return channel
  }

  private static func head(_ fields: [HTTPField.Name: String] = [:]) -> HTTPRequestPart {
    var request = HTTPRequest(method: .post, scheme: "http", authority: "x", path: "/")
    for (name, value) in fields { request.headerFields[name] = value }
    return .head(request)
  }

  /// Has a part of a request arrive.
  ///
  /// It hands on the copy of the buffer that the channel makes: where nobody takes that copy, Swift
  /// 6.3 frees it while it is being filled.
  @inline(never)
  @discardableResult
  private static func receive(
    _ part: HTTPRequestPart,
    on channel: EmbeddedChannel
  ) throws -> EmbeddedChannel.BufferState {
    try channel.writeInbound(part)
  }

  /// Has a part of a response written; as above.
  @inline(never)
  @discardableResult
  private static func respond(
    _ part: HTTPResponsePart,
    on channel: EmbeddedChannel
  ) throws -> EmbeddedChannel.BufferState {
    try channel.writeOutbound(part)
  }

  private static func responses(_ channel: EmbeddedChannel) throws -> [HTTPResponsePart] {
    var parts: [HTTPResponsePart] = []
    while let part = try channel.readOutbound(as: HTTPResponsePart.self) { parts.append(part) }
    return parts
  }

  private static let response = HTTPResponsePart.head(HTTPResponse(status: .ok))

  @Test("a body that trickles is told of when its time is over")
  func bodyTimeout() throws {
    let channel = try Self.channel()
    try Self.receive(Self.head(), on: channel)
    for _ in 0..<4 {
      channel.embeddedEventLoop.advanceTime(by: .seconds(1))
      try Self.receive(.body(ByteBuffer(string: "x")), on: channel)
      try channel.throwIfErrorCaught()
    }
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(throws: ConnectionGuard.BodyTimeout.self) { try channel.throwIfErrorCaught() }
    #expect(channel.isActive)
    // The answer is the last of the connection, which is closed after it.
    try Self.respond(Self.response, on: channel)
    try Self.respond(.end(nil), on: channel)
    let parts = try Self.responses(channel)
    guard case .head(let head) = parts.first else {
      Issue.record("no head")
      return
    }
    #expect(head.headerFields[.connection] == "close")
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test("a body in time is passed on, and the connection stays")
  func inTime() throws {
    let channel = try Self.channel()
    for _ in 0..<3 {
      try Self.receive(Self.head(), on: channel)
      channel.embeddedEventLoop.advanceTime(by: .seconds(4))
      try Self.receive(.end(nil), on: channel)
      channel.embeddedEventLoop.advanceTime(by: .seconds(4))
      try channel.throwIfErrorCaught()
      try Self.respond(Self.response, on: channel)
      try Self.respond(.end(nil), on: channel)
      let parts = try Self.responses(channel)
      #expect(parts == [Self.response, .end(nil)])
    }
    channel.embeddedEventLoop.advanceTime(by: .hours(1))
    try channel.throwIfErrorCaught()
    #expect(channel.isActive)
  }

  @Test("what comes after an early answer is dropped")
  func lingering() throws {
    let channel = try Self.channel()
    try Self.receive(Self.head(), on: channel)
    #expect(try channel.readInbound(as: HTTPRequestPart.self) == Self.head())
    try Self.respond(Self.response, on: channel)
    try Self.respond(.end(nil), on: channel)
    try Self.receive(.body(ByteBuffer(string: "x")), on: channel)
    #expect(try channel.readInbound(as: HTTPRequestPart.self) == nil)
    #expect(channel.isActive)
    try Self.receive(.end(nil), on: channel)
    channel.embeddedEventLoop.run()
    #expect(!channel.isActive)
  }

  @Test("no more is dropped than is bearable")
  func lingeringBytes() throws {
    let channel = try Self.channel()
    try Self.receive(Self.head(), on: channel)
    try Self.respond(Self.response, on: channel)
    try Self.respond(.end(nil), on: channel)
    for _ in 0..<4 {
      try Self.receive(.body(ByteBuffer(repeating: 0, count: 1 << 20)), on: channel)
    }
    #expect(channel.isActive)
    try Self.receive(.body(ByteBuffer(repeating: 0, count: 1)), on: channel)
    channel.embeddedEventLoop.run()
    #expect(!channel.isActive)
  }

  @Test("a response that isn't finished in time ends the connection")
  func responseTimeout() throws {
    let channel = try Self.channel()
    try Self.receive(Self.head(), on: channel)
    try Self.receive(.end(nil), on: channel)
    try Self.respond(Self.response, on: channel)
    channel.embeddedEventLoop.advanceTime(by: .seconds(6))
    #expect(channel.isActive)
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(!channel.isActive)
  }

  @Test("a body on its way has only a few seconds more once the service is about to end")
  func quiescing() throws {
    let channel = try Self.channel()
    try Self.receive(Self.head(), on: channel)
    channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    channel.embeddedEventLoop.advanceTime(by: .seconds(2))
    try channel.throwIfErrorCaught()
    channel.embeddedEventLoop.advanceTime(by: .seconds(1))
    #expect(throws: ConnectionGuard.BodyTimeout.self) { try channel.throwIfErrorCaught() }
  }
}
