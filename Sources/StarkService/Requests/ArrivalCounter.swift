import NIOCore

/// Notes what arrives, before the parser of HTTP has it.
final class ArrivalCounter: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let tally: ArrivalTally

  init(_ tally: ArrivalTally) {
    self.tally = tally
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    tally.take(unwrapInboundIn(data))
    context.fireChannelRead(data)
    if tally.isExcessive { context.fireErrorCaught(ArrivalRefusal.chunks) }
  }
}

@available(*, unavailable)
extension ArrivalCounter: Sendable {}
