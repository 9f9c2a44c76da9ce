import NIOCore
import NIOHTTPTypes

/// Bounds what one connection gives to do each time that it is looked at.
///
/// Bytes are no measure of work: 16 KiB are one piece of a body, or four hundred requests, or three
/// thousand chunks of one byte. So little is read at a time, and less of a connection whose bytes
/// make many parts; and the pieces of a body that were read together are handed on as one.
final class FairReading: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart

  /// The bytes that are read at a time, of what comes in few parts and in many.
  private static let byteCounts = (few: 32 << 10, many: 2 << 10)
  /// As many parts of one read are few.
  private static let fewParts = 16

  private var body: ByteBuffer?
  private var partCount = 0
  private var byteCount = 0

  func handlerAdded(context: ChannelHandlerContext) {
    // The first read of a connection tells whether more is to be read at a time.
    read(Self.byteCounts.many, context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    partCount += 1
    switch unwrapInboundIn(data) {
    case .body(var piece):
      guard body != nil else {
        body = piece
        return
      }
      body?.writeBuffer(&piece)
    case .head, .end:
      handOn(context)
      context.fireChannelRead(data)
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    handOn(context)
    read(partCount > Self.fewParts ? Self.byteCounts.many : Self.byteCounts.few, context)
    partCount = 0
    context.fireChannelReadComplete()
  }

  func channelInactive(context: ChannelHandlerContext) {
    handOn(context)
    context.fireChannelInactive()
  }

  /// Hands on the pieces of a body that came since the last part.
  private func handOn(_ context: ChannelHandlerContext) {
    guard let body else { return }
    self.body = nil
    context.fireChannelRead(wrapInboundOut(.body(body)))
  }

  /// Has `count` bytes be read at a time, and once for each look at the connection.
  private func read(_ count: Int, _ context: ChannelHandlerContext) {
    guard count != byteCount, let options = context.channel.syncOptions else { return }
    byteCount = count
    do {
      try options.setOption(.maxMessagesPerRead, value: 1)
      try options.setOption(
        .recvAllocator,
        value: FixedSizeRecvByteBufferAllocator(capacity: count)
      )
    } catch {
      // A connection that is closed already reads nothing more.
      return
    }
  }
}

@available(*, unavailable)
extension FairReading: Sendable {}
