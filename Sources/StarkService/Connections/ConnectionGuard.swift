import HTTPTypes
package import NIOCore
package import NIOHTTPTypes

/// Keeps one connection from holding on to the service.
///
/// - A body has to arrive within a time, however slowly it trickles; the reader of the body is told, so
///   that the client gets an answer.
/// - A request that is answered before its body has arrived is the last of its connection. What still comes
///   is dropped for a moment, since to close at once would take the answer from a client that is writing,
///   and then the connection is closed.
/// - A response has to be taken within a time.
/// - A client that asks before it sends a body is told to go on, unless the body is too long.
package final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
  package typealias InboundIn = HTTPRequestPart
  package typealias InboundOut = HTTPRequestPart
  package typealias OutboundIn = HTTPResponsePart
  package typealias OutboundOut = HTTPResponsePart

  /// The body of a request did not arrive in time.
  package struct BodyTimeout: Error {}

  /// How long things may take.
  package struct Limits: Sendable {
    package var bodyTime: TimeAmount
    package var responseTime: TimeAmount = .seconds(60)
    /// How long what is not wanted is dropped before the connection is closed.
    package var lingerTime: TimeAmount = .seconds(1)
    /// How many bytes of it are.
    package var lingerByteCount = 4 << 20
    package var maximumBodyCount: Int

    package init(bodyTime: TimeAmount, maximumBodyCount: Int) {
      self.bodyTime = bodyTime
      self.maximumBodyCount = maximumBodyCount
    }
  }

  private let limits: Limits
  /// The requests whose head has arrived, and the responses whose end has been written.
  private var headCount = 0
  private var answerCount = 0
  private var isReading = false
  private var isLingering = false
  private var droppedByteCount = 0
  private var bodyDeadline: Scheduled<Void>?
  private var responseDeadline: Scheduled<Void>?

  package init(_ limits: Limits) {
    self.limits = limits
  }

  package func handlerRemoved(context: ChannelHandlerContext) {
    cancelDeadlines()
  }

  package func channelInactive(context: ChannelHandlerContext) {
    cancelDeadlines()
    context.fireChannelInactive()
  }

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    guard !isLingering else {
      drop(part, context)
      return
    }
    switch part {
    case .head(let head):
      headCount += 1
      isReading = true
      bodyDeadline = schedule(in: limits.bodyTime, context) { $0.failBody($1) }
      if expectsContinue(head) {
        context.writeAndFlush(
          wrapOutboundOut(.head(HTTPResponse(status: .continue))),
          promise: nil
        )
      }
    case .body: break
    case .end:
      isReading = false
      bodyDeadline?.cancel()
    }
    context.fireChannelRead(data)
  }

  package func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    // Nobody behind this handler asks for more.
    if isLingering { context.read() }
  }

  package func write(
    context: ChannelHandlerContext,
    data: NIOAny,
    promise: EventLoopPromise<Void>?
  ) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      responseDeadline = schedule(in: limits.responseTime, context) { $1.close(promise: nil) }
      if isEarly { head.headerFields[.connection] = "close" }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      let isLast = isEarly
      answerCount += 1
      let written = promise ?? context.eventLoop.makePromise()
      let deadline = responseDeadline
      written.futureResult.whenComplete { _ in deadline?.cancel() }
      guard isLast else { return context.write(data, promise: written) }
      context.writeAndFlush(data, promise: written)
      linger(context)
    }
  }

  /// Whether the response that is being written answers a request that has not arrived completely.
  private var isEarly: Bool { isReading && headCount == answerCount + 1 }

  private func failBody(_ context: ChannelHandlerContext) {
    guard isReading, !isLingering else { return }
    context.fireErrorCaught(BodyTimeout())
  }

  private func linger(_ context: ChannelHandlerContext) {
    isLingering = true
    bodyDeadline?.cancel()
    context.close(mode: .output, promise: nil)
    bodyDeadline = schedule(in: limits.lingerTime, context) { $1.close(promise: nil) }
    context.read()
  }

  /// Drops a part that nobody wants, and closes when it was the last or there are too many.
  private func drop(_ part: HTTPRequestPart, _ context: ChannelHandlerContext) {
    if case .body(let bytes) = part {
      droppedByteCount += bytes.readableBytes
      guard droppedByteCount > limits.lingerByteCount else { return }
    }
    context.close(promise: nil)
  }

  private func expectsContinue(_ head: HTTPRequest) -> Bool {
    guard head.headerFields[.expect]?.lowercased() == "100-continue" else { return false }
    guard let text = head.headerFields[.contentLength] else { return true }
    return UInt64(text).map { $0 <= UInt64(limits.maximumBodyCount) } ?? false
  }

  private func schedule(
    in time: TimeAmount,
    _ context: ChannelHandlerContext,
    _ act: @escaping (ConnectionGuard, ChannelHandlerContext) -> Void
  ) -> Scheduled<Void> {
    context.eventLoop.assumeIsolated().scheduleTask(in: time) { act(self, context) }
  }

  private func cancelDeadlines() {
    bodyDeadline?.cancel()
    responseDeadline?.cancel()
  }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}
