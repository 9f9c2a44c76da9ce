import NIOCore
import NIOHTTPTypesHTTP1

/// Puts the handlers in place that see a request as it arrives, where versions and targets are
/// still known.
///
/// The server lets handlers be added only behind the one that translates requests; this one is
/// added there and adds the others before. A connection without them is none.
final class ArrivalSetup: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  func handlerAdded(context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    let tally = ArrivalTally()
    do {
      let codec = try pipeline.handler(type: HTTP1ToHTTPServerCodec.self)
      try pipeline.addHandler(ArrivalGate(tally), position: .before(codec))
      try pipeline.addHandler(ArrivalCounter(tally), position: .first)
    } catch {
      context.fireErrorCaught(error)
      context.close(promise: nil)
    }
  }
}

@available(*, unavailable)
extension ArrivalSetup: Sendable {}
