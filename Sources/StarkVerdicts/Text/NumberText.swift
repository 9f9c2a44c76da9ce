/// Numbers as people read them.
package enum NumberText {
  /// The digits of `number` in groups of three: 131,072.
  package static func grouped(_ number: some BinaryInteger) -> String {
    grouped(digits: String(number))
  }

  /// The same for a number in decimal digits, with or without a minus sign.
  package static func grouped(digits: String) -> String {
    let digits = Array(digits)
    var text = ""
    for (index, digit) in digits.enumerated() {
      let remaining = digits.count - index
      if remaining % 3 == 0, index > 0, digits[index - 1] != "-" { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// A size with one decimal in the unit that fits: 47.3 kB; powers of 1000.
  package static func bytes(_ count: some BinaryInteger) -> String {
    let units = ["kB", "MB", "GB", "TB"]
    guard count >= 1000 else { return "\(count) bytes" }
    var value = Double(count) / 1000
    var unit = 0
    while value >= 999.95, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return fixed(value, decimals: 1) + " " + units[unit]
  }

  /// Bits with one decimal, rounded down: a report never shows more than there is.
  package static func bits(_ bits: Double) -> String {
    fixed((max(0, min(bits, 1e6)) * 10).rounded(.down) / 10, decimals: 1)
  }

  /// A time with three digits or so in the unit that fits: 850 µs, 12.3 ms, 1.24 s.
  package static func time(_ duration: Duration) -> String {
    let seconds = duration.seconds
    if seconds < 0.001 { return fixed(seconds * 1e6, decimals: 0) + " µs" }
    if seconds < 1 { return fixed(seconds * 1e3, decimals: 1) + " ms" }
    return fixed(seconds, decimals: 2) + " s"
  }

  /// `value` rounded to `decimals` digits after the point.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    var scale = 1
    for _ in 0..<decimals { scale *= 10 }
    let limited = max(-1e12, min(1e12, value.isFinite ? value : 0))
    let scaled = Int((limited.magnitude * Double(scale)).rounded())
    let sign = limited < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + String(scaled) }
    let fraction = String(scaled % scale)
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return sign + "\(scaled / scale)." + zeros + fraction
  }

  /// A share in per cent with two decimals, cut off towards zero: −0.25 %.
  package static func percent(millionths: Int) -> String {
    let hundredths = millionths.magnitude / 100
    let fraction = hundredths % 100
    let sign = millionths < 0 && hundredths > 0 ? "−" : ""
    return "\(sign)\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction) %"
  }
}

extension Duration {
  /// The duration in seconds.
  package var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) * 1e-18
  }
}
