import HTTPTypes
package import NIOCore
package import NIOHTTPTypes

/// Keeps one connection from holding on to the service.
///
/// - A body has to arrive within a time, however slowly it trickles; the reader of the body is
///   told, so that the client gets an answer.
/// - A request that is answered before its body has arrived is the last of its connection. What
///   still comes is dropped for a moment, since to close at once would take the answer from a
///   client that is writing, and then the connection is closed.
/// - A response has to be taken within a time.
/// - When the service is about to end, a body that is on its way has a few seconds more.
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
    /// How long a body may still take once the service is about to end; a third of the time that
    /// orchestrators commonly wait until they kill, since verdicts are to be found after it.
    package var drainTime: TimeAmount = .seconds(8)

    package init(bodyTime: TimeAmount) {
      self.bodyTime = bodyTime
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

  private let table: ConnectionTable?

  package init(_ limits: Limits, in table: ConnectionTable? = nil) {
    self.limits = limits
    self.table = table
  }

  package func handlerAdded(context: ChannelHandlerContext) {
    table?.add(context.channel)
  }

  package func handlerRemoved(context: ChannelHandlerContext) {
    cancelDeadlines()
    table?.remove(context.channel)
  }

  package func channelInactive(context: ChannelHandlerContext) {
    cancelDeadlines()
    table?.remove(context.channel)
    context.fireChannelInactive()
  }

  package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    guard !isLingering else {
      drop(part, context)
      return
    }
    switch part {
    case .head:
      headCount += 1
      isReading = true
      bodyDeadline = schedule(in: limits.bodyTime, context) { $0.failBody($1) }
    case .body: break
    case .end:
      isReading = false
      bodyDeadline?.cancel()
    }
    table?.note(context.channel, isAwaited: !isReading)
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
      table?.note(context.channel, isAwaited: headCount > answerCount)
      let written = promise ?? context.eventLoop.makePromise()
      let deadline = responseDeadline
      written.futureResult.whenComplete { _ in deadline?.cancel() }
      guard isLast else { return context.write(data, promise: written) }
      context.writeAndFlush(data, promise: written)
      linger(context)
    }
  }

  package func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent, isReading, !isLingering {
      bodyDeadline?.cancel()
      let time = min(limits.bodyTime, limits.drainTime)
      bodyDeadline = schedule(in: time, context) { $0.failBody($1) }
    }
    context.fireUserInboundEventTriggered(event)
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
