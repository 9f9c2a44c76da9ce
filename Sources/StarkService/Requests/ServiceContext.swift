package import Hummingbird
import NIOCore

/// What is known of a request beside what it says: who sent it, and its name in the log.
package struct ServiceContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The address and port at the other end; empty if there is none any more.
  let peer: String
  /// A name that no other request of this process has.
  let requestID: String
  let continueSignal: ContinueSignal

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.peer
    requestID = "\(RequestID())"
    continueSignal = ContinueSignal(channel: source.channel)
  }
}
