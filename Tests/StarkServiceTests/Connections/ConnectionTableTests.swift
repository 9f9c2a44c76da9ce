import NIOCore
import NIOEmbedded
import StarkService
import Testing

@Suite("The connections that are open")
struct ConnectionTableTests {
  @Test(
    "where there are too many the longest silent one goes, and none that has its answer to come"
  )
  func places() async throws {
    let table = ConnectionTable(capacity: 3)
    let channels = (0..<6).map { _ in NIOAsyncTestingChannel() }
    for channel in channels[..<3] { table.add(channel) }
    #expect(table.counts == (3, 0))
    table.note(channels[0], isAwaited: true)
    table.note(channels[1], isAwaited: false)
    // The first waits for its answer, and the second was heard after the third.
    table.add(channels[3])
    try await channels[2].closeFuture.get()
    #expect(table.counts == (3, 1))
    table.add(channels[4])
    try await channels[1].closeFuture.get()
    table.remove(channels[4])
    #expect(table.counts == (2, 2))
    table.add(channels[5])
    #expect(table.counts == (3, 2))
    #expect(channels[0].isActive == channels[5].isActive)
  }

  @Test("where all have their answers to come none goes")
  func awaited() {
    let table = ConnectionTable(capacity: 2)
    let channels = (0..<4).map { _ in NIOAsyncTestingChannel() }
    for channel in channels {
      table.add(channel)
      table.note(channel, isAwaited: true)
    }
    #expect(table.counts == (4, 0))
  }
}
