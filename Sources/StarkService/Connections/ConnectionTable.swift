package import NIOCore
import Synchronization

/// The connections that are open, of which there is a bounded number.
///
/// A connection costs a descriptor, and anybody may open as many as there are. So a few are kept
/// for those who come: where the others are all in use, the one is closed that has been silent for
/// the longest time. One whose request is complete and has its answer to come is not silent.
package final class ConnectionTable: Sendable {
  private struct Entry {
    let channel: any Channel
    var lastEvent: NIODeadline
    var isAwaited = false
  }

  private struct State {
    var entries: [ObjectIdentifier: Entry] = [:]
    var closedCount = 0
  }

  private let capacity: Int
  private let whenClosing: @Sendable (any Channel) -> Void
  private let state = Mutex(State())

  /// - `capacity`: how many connections may be open before one has to go for the next.
  /// - `whenClosing`: called with each that has to.
  package init(capacity: Int, whenClosing: @escaping @Sendable (any Channel) -> Void = { _ in }) {
    self.capacity = capacity
    self.whenClosing = whenClosing
  }

  /// How many connections are open, and how many were closed for others so far.
  package var counts: (open: Int, closed: Int) {
    state.withLock { ($0.entries.count, $0.closedCount) }
  }

  /// Adds a connection, and closes the longest silent one if there are more than there may be.
  ///
  /// One pass over all of them, and only where they are too many.
  package func add(_ channel: any Channel) {
    let silent = state.withLock { state -> (any Channel)? in
      var silent: (id: ObjectIdentifier, entry: Entry)?
      if state.entries.count >= capacity {
        for (id, entry) in state.entries where !entry.isAwaited {
          if let least = silent, least.entry.lastEvent <= entry.lastEvent { continue }
          silent = (id, entry)
        }
      }
      state.entries[ObjectIdentifier(channel)] = Entry(channel: channel, lastEvent: .now())
      guard let silent else { return nil }
      state.entries[silent.id] = nil
      state.closedCount += 1
      return silent.entry.channel
    }
    guard let silent else { return }
    whenClosing(silent)
    silent.close(promise: nil)
  }

  /// Tells all connections that the service is about to end.
  package func quiesce() {
    let channels = state.withLock { $0.entries.values.map(\.channel) }
    for channel in channels {
      channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
    }
  }

  package func remove(_ channel: any Channel) {
    state.withLock { $0.entries[ObjectIdentifier(channel)] = nil }
  }

  /// Notes that something came from a connection or went to it.
  ///
  /// - `isAwaited`: whether the next to do something is the service.
  package func note(_ channel: any Channel, isAwaited: Bool) {
    state.withLock { state in
      state.entries[ObjectIdentifier(channel)]?.lastEvent = .now()
      state.entries[ObjectIdentifier(channel)]?.isAwaited = isAwaited
    }
  }
}
