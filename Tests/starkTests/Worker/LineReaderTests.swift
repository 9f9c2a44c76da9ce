import Foundation
import Testing
import TestSupport
import stark

@Suite("Reading lines")
struct LineReaderTests {
  private func lines(_ text: String, maximum: Int = 100) throws -> [InputLine] {
    let folder = try TemporaryFolder()
    let url = URL(filePath: try folder.write(text, to: "lines"))
    let handle = try FileHandle(forReadingFrom: url)
    defer { try? handle.close() }
    var reader = LineReader(
      FileDescriptor(number: handle.fileDescriptor),
      maximumCount: maximum,
      until: try StopSignal()
    )
    var lines: [InputLine] = []
    while let line = try reader.next() { lines.append(line) }
    return lines
  }

  private func text(_ number: Int, _ text: String) -> InputLine {
    InputLine(number: number, .text(Array(text.utf8)))
  }

  @Test("cuts at line feeds and nowhere else")
  func cuts() throws {
    #expect(
      try lines("a\nb c\r\n\n\u{2028}d") == [text(1, "a"), text(2, "b c\r"), text(4, "\u{2028}d")]
    )
    #expect(try lines("").isEmpty)
    #expect(try lines("\n\n \n").isEmpty)
  }

  @Test("joins what came in pieces, wherever the pieces end")
  func pieces() throws {
    for count in [65_534, 65_535, 65_536, 65_537, 131_072, 200_000] {
      let long = String(repeating: "x", count: count)
      let expected = [text(1, "a"), text(2, long), text(3, "b")]
      #expect(try lines("a\n\(long)\nb\n", maximum: 1 << 20) == expected)
    }
  }

  @Test("keeps nothing of a line that is too long, and counts its bytes")
  func tooLong() throws {
    let found = try lines("\(String(repeating: "x", count: 300_000))\n1234\n12345", maximum: 4)
    #expect(
      found == [
        InputLine(number: 1, .tooLong(byteCount: 300_000)), text(2, "1234"),
        InputLine(number: 3, .tooLong(byteCount: 5)),
      ]
    )
  }

  @Test("ends when it is asked to, though there is more")
  func stops() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a\nb\nc".utf8))
    let stop = try StopSignal()
    let file = FileDescriptor(number: pipe.fileHandleForReading.fileDescriptor)
    var reader = LineReader(file, maximumCount: 9, until: stop)
    #expect(try reader.next() == text(1, "a"))
    stop.raise(by: SIGTERM)
    #expect(stop.isRaised)
    #expect(stop.signalNumber == SIGTERM)
    #expect(try reader.next() == nil)
    #expect(!reader.isAtEnd)
  }

  @Test("knows the end once it was met, whatever comes later")
  func end() throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data("a\nb".utf8))
    try pipe.fileHandleForWriting.close()
    let stop = try StopSignal()
    let file = FileDescriptor(number: pipe.fileHandleForReading.fileDescriptor)
    var reader = LineReader(file, maximumCount: 9, until: stop)
    #expect(try reader.next() == text(1, "a"))
    #expect(!reader.isAtEnd)
    #expect(try reader.next() == text(2, "b"))
    stop.raise()
    #expect(stop.signalNumber == nil)
    #expect(try reader.next() == nil)
    #expect(reader.isAtEnd)
  }
}

@Suite("Order of answers")
struct AnswerOrderTests {
  @Test("is that of the questions if it is kept")
  func kept() {
    var order = AnswerOrder(isKept: true)
    #expect(order.take("c", at: 2).isEmpty)
    #expect(order.take("a", at: 0) == ["a"])
    #expect(order.take("d", at: 3).isEmpty)
    #expect(order.take("b", at: 1) == ["b", "c", "d"])
    #expect(order.take("e", at: 4) == ["e"])
  }

  @Test("is that of the answers if it is not")
  func free() {
    var order = AnswerOrder(isKept: false)
    #expect(order.take("c", at: 2) == ["c"])
    #expect(order.take("a", at: 0) == ["a"])
  }
}
