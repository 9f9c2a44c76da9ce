import StarkAlgebra
import StarkChannel
import TestSupport
import Testing

@Suite("A channel")
struct ChannelTests {
  private enum Role {}

  /// Reads the messages in turn and draws a challenge after each.
  private func challenges(after messages: [[UInt8]]) -> [Felt252] {
    var channel = ToyChannel<Felt252>(seed: 9)
    return messages.map { message in
      channel.read(Unread((), encoding: message[...]))
      return channel.draw(for: Role.self).value
    }
  }

  @Test("binds every challenge to all messages before it and none after")
  func dependencies() {
    let messages: [[UInt8]] = [[1, 2, 3], [4], [], [5, 6], [7]]
    let honest = challenges(after: messages)
    #expect(Set(honest).count == messages.count)
    for index in messages.indices {
      var altered = messages
      altered[index].append(0)
      for (position, challenge) in challenges(after: altered).enumerated() {
        #expect((challenge == honest[position]) == (position < index))
      }
    }
  }

  @Test("tells messages apart by where they end")
  func boundaries() {
    let joined = challenges(after: [[1, 2], [3]])
    let split = challenges(after: [[1], [2, 3]])
    #expect(joined[1] != split[1])
  }

  @Test("hands out what a message says after absorbing how it says it")
  func read() {
    var channel = ToyChannel<Felt252>(seed: 9)
    var plain = ToyChannel<Felt252>(seed: 9)
    let proof: [UInt8] = [10, 11, 12, 13]
    let message = Unread(42, encoding: proof[1..<3])
    #expect(message.byteRange == 1..<3)
    let value = channel.read(message)
    #expect(value == 42)
    plain.absorb(Array(proof[1..<3]).span)
    let (next, expected) = (channel.nextElement(), plain.nextElement())
    #expect(next == expected)
  }

  @Test("draws another challenge each time")
  func draws() {
    var channel = ToyChannel<Felt252>(seed: 9)
    let drawn = (0..<50).map { _ in channel.draw(for: Role.self).value }
    #expect(Set(drawn).count == 50)
  }
}
