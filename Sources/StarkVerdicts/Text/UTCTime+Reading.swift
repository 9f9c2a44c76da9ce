extension UTCTime {
  /// The seconds since 1970 of a moment as ISO 8601 or this program writes it; nil for other text.
  ///
  /// Such as `2023-11-15T00:25:00Z` and `2023-11-15 00:25:00 UTC`; the seconds may be left out, the
  /// zone may not: without it the moment is another one elsewhere.
  package static func seconds(of text: String) -> UInt64? {
    var rest = Array(text.utf8)[...]
    for zone in ["Z", " UTC", "UTC", "+00:00"] where rest.count > zone.utf8.count {
      guard rest.suffix(zone.utf8.count).elementsEqual(zone.utf8) else { continue }
      rest = rest.dropLast(zone.utf8.count)
      let seconds =
        digits(of: rest, ["-", "-", "T", ":", ":"]) ?? digits(of: rest, ["-", "-", "T", ":"])
      return seconds.flatMap(self.seconds(of:))
    }
    return nil
  }

  /// The numbers of a text that is four digits and then two after each of `separators`.
  ///
  /// A blank may stand for the T.
  private static func digits(of text: ArraySlice<UInt8>, _ separators: [Character]) -> [UInt64]? {
    var rest = text
    var numbers: [UInt64] = []
    func take(_ count: Int) -> UInt64? {
      let digits = rest.prefix(count)
      guard digits.count == count, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
      rest = rest.dropFirst(count)
      return digits.reduce(0) { 10 * $0 + UInt64($1 - 48) }
    }
    guard let year = take(4) else { return nil }
    numbers.append(year)
    for separator in separators {
      let allowed = separator == "T" ? Array("T ".utf8) : Array(String(separator).utf8)
      guard let byte = rest.first, allowed.contains(byte) else { return nil }
      rest = rest.dropFirst()
      guard let number = take(2) else { return nil }
      numbers.append(number)
    }
    return rest.isEmpty ? numbers : nil
  }

  /// The seconds of year, month, day, hour, minute and maybe second; nil if there is none such.
  ///
  /// Days are counted from 1 March of the year 0, as `init(secondsSince1970:)` does; whether the
  /// day is one of the calendar, the way back shows.
  private static func seconds(of numbers: [UInt64]) -> UInt64? {
    let (year, month, day) = (numbers[0], numbers[1], numbers[2])
    let second = numbers.count > 5 ? numbers[5] : 0
    guard year >= 1970, (1...12).contains(month), (1...31).contains(day), numbers[3] < 24,
      numbers[4] < 60, second < 60
    else { return nil }
    let yearFromMarch = month > 2 ? year : year - 1
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let days =
      365 * yearFromMarch + yearFromMarch / 4 - yearFromMarch / 100 + yearFromMarch / 400
      + (153 * monthFromMarch + 2) / 5 + day - 1
    guard days >= 719_468 else { return nil }
    let seconds = (days - 719_468) * 86_400 + numbers[3] * 3600 + numbers[4] * 60 + second
    let isDay = text(secondsSince1970: seconds).utf8.prefix(10)
      .elementsEqual(dateText(year, month, day).utf8)
    return isDay ? seconds : nil
  }

  private static func dateText(_ year: UInt64, _ month: UInt64, _ day: UInt64) -> String {
    func padded(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(padded(month))-\(padded(day))"
  }
}
