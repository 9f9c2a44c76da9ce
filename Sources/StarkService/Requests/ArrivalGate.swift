import NIOCore
import NIOHTTP1

/// Stands behind the parser of HTTP, and lets nothing be refused in silence.
///
/// - What the parser does not understand becomes a request that is refused, so that it is answered
///   in its turn, counted and logged as every other; it is the last of its connection.
/// - What a head as a whole must not be is marked on it, see ``ArrivalHead``.
/// - A body whose chunks are mostly framing is given up.
/// - A client that waits for a word before it sends a body is told to go on when that is wanted.
final class ArrivalGate: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private let tally: ArrivalTally
  private var headCount = 0
  private var answerCount = 0
  private var isReading = false
  private var isExpecting = false
  /// Whether nothing more is taken once the request that has begun is complete.
  private var isLast = false

  /// How many requests a connection may have.
  private static let maximumRequestCount = 1_000

  init(_ tally: ArrivalTally) {
    self.tally = tally
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let part = unwrapInboundIn(data)
    guard isReading || !isLast else { return }
    switch part {
    case .head(let arrived):
      let head = ArrivalHead(arrived)
      begin(head, context)
      isExpecting = arrived.headers["Expect"].contains { $0.lowercased() == "100-continue" }
      tally.isChunked = arrived.headers.contains(name: "Transfer-Encoding")
    case .body(let bytes):
      isExpecting = false
      tally.bodyByteCount += bytes.readableBytes
      context.fireChannelRead(data)
    case .end:
      end()
      context.fireChannelRead(data)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard isReading || !isLast else { return }
    switch error {
    case let error as HTTPParserError:
      refuse(ArrivalRefusal(error, beginning: tally.beginning), context)
    case let refusal as ArrivalRefusal: refuse(refusal, context)
    default: context.fireErrorCaught(error)
    }
  }

  func write(
    context: ChannelHandlerContext,
    data: NIOAny,
    promise: EventLoopPromise<Void>?
  ) {
    switch unwrapOutboundIn(data) {
    case .head(var head):
      if isLast, answerCount + 1 == headCount {
        head.headers.replaceOrAdd(name: "Connection", value: "close")
      }
      context.write(wrapOutboundOut(.head(head)), promise: promise)
    case .body: context.write(data, promise: promise)
    case .end:
      answerCount += 1
      context.write(data, promise: promise)
    }
  }

  func triggerUserOutboundEvent(
    context: ChannelHandlerContext,
    event: Any,
    promise: EventLoopPromise<Void>?
  ) {
    guard event is ContinueSignal.Event else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    // Only if it is the last request that is being answered; an earlier one has its answer to come.
    if isExpecting, isReading, headCount == answerCount + 1 {
      isExpecting = false
      let head = HTTPResponseHead(version: .http1_1, status: .continue)
      context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
    }
    promise?.succeed()
  }

  private func begin(_ arrived: ArrivalHead, _ context: ChannelHandlerContext) {
    headCount += 1
    isReading = true
    var head = arrived
    // The place goes to another connection then, so that none is kept for ever.
    if headCount >= Self.maximumRequestCount { head.end() }
    isLast = head.isLast
    tally.begin()
    context.fireChannelRead(wrapInboundOut(.head(head.head)))
  }

  private func end() {
    isReading = false
    isExpecting = false
    tally.end()
  }

  private func refuse(_ refusal: ArrivalRefusal, _ context: ChannelHandlerContext) {
    if isReading {
      // Whoever reads the body is told, and its answer is the last.
      end()
      isLast = true
      return context.fireErrorCaught(refusal)
    }
    // Without a head only the first bytes tell whether the answer may have a body.
    let isHead = tally.beginning.starts(with: Array("HEAD ".utf8))
    begin(ArrivalHead(refusal, method: isHead ? .HEAD : .RAW(value: "-")), context)
    end()
    context.fireChannelRead(wrapInboundOut(.end(nil)))
    context.fireChannelReadComplete()
  }
}

@available(*, unavailable)
extension ArrivalGate: Sendable {}
