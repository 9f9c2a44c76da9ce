import StarkAlgebra
import StarkChannel
import Testing

@Suite("A transcript log")
struct TranscriptLogTests {
  @Test("keeps messages and challenges in order when it records")
  func recording() {
    var log = TranscriptLog.recording
    log.message(at: 0..<32, "A", "root", .hash(.zero, .allBytes))
    log.challenge("B", "point", .element("0x2"))
    #expect(log.entries.map(\.path) == ["A", "B"])
    #expect(log.entries.map(\.label) == ["root", "point"])
    #expect(log.entries.map(\.byteRange) == [0..<32, nil])
    #expect(log.entries.map(\.payload) == [.hash(.zero, .allBytes), .element("0x2")])
  }

  @Test("does not even make the text when it is off")
  func off() {
    var evaluations = 0
    func text() -> String {
      evaluations += 1
      return ""
    }
    var log = TranscriptLog.off
    log.message(at: 0..<1, text(), text(), .data(text()))
    log.challenge(text(), text(), .data(text()))
    #expect(evaluations == 0)
    #expect(log.entries.isEmpty)
  }
}
