/// A moment as a calendar shows it in Greenwich.
package struct UTCTime: Equatable, Sendable {
  private let year: UInt64
  private let month: Int
  private let day: Int
  private let secondOfDay: UInt64

  private static let secondsPerDay: UInt64 = 86_400
  /// The last second that is written as a date, that of the year 9999.
  private static let lastSecond: UInt64 = 253_402_300_799

  /// The moment `seconds` after 1970 began; nil beyond the year 9999.
  ///
  /// The calendar repeats every 400 years, which are 146,097 days. Inside of them it is counted
  /// from 1 March on, so that a leap day ends its year.
  package init?(secondsSince1970 seconds: UInt64) {
    guard seconds <= Self.lastSecond else { return nil }
    // From 1 March of the year 0.
    let days = seconds / Self.secondsPerDay + 719_468
    let (cycle, dayOfCycle) = (days / 146_097, days % 146_097)
    let leapCorrection = dayOfCycle / 1_460 + dayOfCycle / 146_096
    let yearOfCycle = (dayOfCycle - leapCorrection + dayOfCycle / 36_524) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    // Five months from March on have 153 days, and so have the next five.
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5) + 1
    month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    year = 400 * cycle + yearOfCycle + (month <= 2 ? 1 : 0)
    secondOfDay = seconds % Self.secondsPerDay
  }

  /// Such as `2023-11-14`.
  package var date: String { "\(year)-\(padded(month))-\(padded(day))" }

  /// Such as `22:13`.
  package var timeOfDay: String {
    "\(padded(Int(secondOfDay / 3600))):\(padded(Int(secondOfDay / 60 % 60)))"
  }

  /// Such as `14 Nov 22:13`.
  package var short: String { "\(day) \(Self.months[month - 1]) \(timeOfDay)" }

  /// Such as `2023-11-14 22:13:20 UTC`, and the bare number beyond the year 9999.
  package static func text(secondsSince1970 seconds: UInt64) -> String {
    guard let time = UTCTime(secondsSince1970: seconds) else { return "second \(seconds)" }
    return "\(time.date) \(time.timeOfDay):\(time.padded(Int(time.secondOfDay % 60))) UTC"
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
