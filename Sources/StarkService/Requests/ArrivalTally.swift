import NIOCore

/// What is known of the bytes of a connection before they are parsed.
final class ArrivalTally {
  /// The first bytes of the request that begins with a read; empty if it began within one.
  var beginning: [UInt8] = []
  var isChunked = false
  var bodyByteCount = 0
  /// The bytes of whole reads since the head, bodies and framing.
  private var byteCount = 0
  private var isBetween = true

  private static let beginningLength = 24
  /// The framing that any body may have.
  ///
  /// A chunk of one byte has five bytes of it, and clients that send such are let be; a chunk
  /// extension or zeros before a size that are longer than all the rest are not.
  private static let framingAllowance = 16 << 10
  private static let framingFactor = 8

  func begin() {
    isBetween = false
    bodyByteCount = 0
    byteCount = 0
    isChunked = false
  }

  func end() {
    isBetween = true
    isChunked = false
    beginning = []
  }

  /// Notes a read before it is parsed.
  func take(_ buffer: ByteBuffer) {
    if isBetween, beginning.count < Self.beginningLength {
      let rest = buffer.readableBytesView.prefix(Self.beginningLength)
      beginning += beginning.isEmpty ? rest.drop { $0 == 0x0d || $0 == 0x0a } : rest
    } else {
      byteCount += isBetween ? 0 : buffer.readableBytes
    }
  }

  /// Whether the body that is being read is mostly framing.
  var isExcessive: Bool {
    guard isChunked, byteCount > Self.framingAllowance else { return false }
    return byteCount - Self.framingAllowance > (1 + Self.framingFactor) * bodyByteCount
  }
}

@available(*, unavailable)
extension ArrivalTally: Sendable {}
