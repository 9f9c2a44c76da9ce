import Foundation
import StarkVerdicts
import Testing

@Suite("Times in Greenwich")
struct UTCTimeTests {
  @Test("a moment is read back as it was written, and as ISO 8601 has it")
  func reading() {
    var seconds: UInt64 = 0
    while seconds < 253_402_300_799 {
      let text = UTCTime.text(secondsSince1970: seconds)
      #expect(UTCTime.seconds(of: text) == seconds)
      let iso = text.replacing(" UTC", with: "Z").replacing(" ", with: "T")
      #expect(UTCTime.seconds(of: iso) == seconds)
      seconds += 123_456_789
    }
    #expect(UTCTime.seconds(of: "2023-11-15T00:25Z") == 1_700_007_900)
    #expect(UTCTime.seconds(of: "2024-02-29T23:59:59+00:00") == 1_709_251_199)
  }

  @Test(
    "a moment that no calendar has, or that is another elsewhere, is not read",
    arguments: [
      "", "Z", "2023-11-15", "2023-11-15T00:25:00", "2023-11-15T00:25:00+01:00",
      "2023-02-29T00:00:00Z", "2023-04-31T00:00:00Z", "2023-13-01T00:00:00Z",
      "2023-00-01T00:00:00Z", "2023-01-00T00:00:00Z", "2023-01-01T24:00:00Z",
      "2023-01-01T00:60:00Z", "2023-01-01T00:00:60Z", "1969-12-31T23:59:59Z",
      "23-01-01T00:00:00Z", "2023-1-01T00:00:00Z", "2023-01-01T00:00:00.5Z",
      "2023-01-01T00:00:00ZZ", "２023-01-01T00:00:00Z",
    ]
  )
  func unreadable(text: String) {
    #expect(UTCTime.seconds(of: text) == nil)
  }

  @Test("a moment has the date that Foundation's calendar gives it")
  func calendar() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var seconds: UInt64 = 0
    while seconds < 16_000_000_000 {
      let time = try #require(UTCTime(secondsSince1970: seconds))
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute],
        from: Date(timeIntervalSince1970: TimeInterval(seconds))
      )
      let date = try [parts.year, parts.month, parts.day].map { try #require($0) }
      #expect(time.date == "\(date[0])-" + Self.padded(date[1]) + "-" + Self.padded(date[2]))
      let clock = try [parts.hour, parts.minute].map { try #require($0) }
      #expect(time.timeOfDay == clock.map(Self.padded).joined(separator: ":"))
      seconds += 7_654_321
    }
  }

  @Test(
    "days around a leap day and the ends of years and centuries",
    arguments: [
      (0, "1970-01-01 00:00:00 UTC"), (951_782_400, "2000-02-29 00:00:00 UTC"),
      (951_868_800, "2000-03-01 00:00:00 UTC"), (1_709_164_799, "2024-02-28 23:59:59 UTC"),
      (1_709_164_800, "2024-02-29 00:00:00 UTC"), (4_107_542_400, "2100-03-01 00:00:00 UTC"),
      (1_700_000_000, "2023-11-14 22:13:20 UTC"), (253_402_300_799, "9999-12-31 23:59:59 UTC"),
      (253_402_300_800, "second 253402300800"), (UInt64.max, "second 18446744073709551615"),
    ] as [(UInt64, String)]
  )
  func edges(seconds: UInt64, text: String) {
    #expect(UTCTime.text(secondsSince1970: seconds) == text)
  }

  @Test("the short form has day, month and time, and nothing is shown beyond the year 9999")
  func short() {
    #expect(UTCTime(secondsSince1970: 1_700_000_000)?.short == "14 Nov 22:13")
    #expect(UTCTime(secondsSince1970: .max) == nil)
  }

  private static func padded(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 2 - "\(number)".count)) + "\(number)"
  }
}
