/// Lengths of time as people read them.
package enum DurationText {
  private static let units: [(seconds: UInt64, name: String)] = [
    (86_400, "d"), (3_600, "h"), (60, "min"), (1, "s"),
  ]

  /// The two largest units that are not zero, such as 2 d 3 h; what is smaller is cut off.
  package static func text(seconds: UInt64) -> String {
    var rest = seconds
    var parts: [String] = []
    for unit in units {
      let count = rest / unit.seconds
      rest %= unit.seconds
      if count > 0 { parts.append("\(NumberText.grouped(count)) \(unit.name)") }
      // Two neighbouring units at most: not 2 d 5 s.
      if parts.count == 2 || (parts.count == 1 && count == 0) { break }
    }
    return parts.isEmpty ? "0 s" : parts.joined(separator: " ")
  }
}
