import NIOCore

/// Tells a client that asked before sending a body (RFC 9110, section 10.1.1) to go on.
///
/// It is sent where a body begins to be read. What is refused without that is refused at once, and
/// the client keeps its upload.
struct ContinueSignal: Sendable {
  /// The signal of the request that is being answered.
  @TaskLocal static var current: ContinueSignal?

  let channel: any Channel

  func send() { channel.triggerUserOutboundEvent(Event(), promise: nil) }

  /// What passes through the handlers of the connection.
  struct Event: Sendable {}
}
