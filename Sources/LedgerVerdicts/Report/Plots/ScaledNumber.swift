import StarkVerdicts

/// Integers that stand for decimal fractions.
package enum ScaledNumber {
  /// Thousands, millions, billions and trillions as traders write them; what is above is rare.
  private static let suffixes: [(exponent: Int, text: String)] = [
    (18, "e18"), (15, "e15"), (12, "tn"), (9, "bn"), (6, "M"), (3, "k"),
  ]

  /// The number `value` / 10^`fractionDigits`, exactly and in few letters, such as 2.5M or −0.03.
  package static func text(_ value: Int128, fractionDigits: Int = 0) -> String {
    let digits = String(value.magnitude)
    for (exponent, text) in suffixes where digits.count - fractionDigits > exponent {
      let (whole, fraction) = parts(digits, fractionDigits: fractionDigits + exponent)
      return sign(of: value) + whole + fraction + text
    }
    let (whole, fraction) = parts(digits, fractionDigits: fractionDigits)
    return sign(of: value) + whole + fraction
  }

  /// The same number with all of its digits, in groups of three: 274,850,188,588 or −1,234.5.
  package static func grouped(_ value: Int128, fractionDigits: Int = 0) -> String {
    let (whole, fraction) = parts(String(value.magnitude), fractionDigits: fractionDigits)
    return sign(of: value) + NumberText.grouped(digits: whole) + fraction
  }

  private static func sign(of value: Int128) -> String { value < 0 ? "−" : "" }

  /// The digits before the last `fractionDigits`, and these behind a point, without zeros at the
  /// end.
  private static func parts(
    _ digits: String,
    fractionDigits: Int
  ) -> (whole: String, fraction: String) {
    let padding = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.count))
    let padded = padding + digits
    var fraction = padded.suffix(fractionDigits)
    while fraction.last == "0" { fraction.removeLast() }
    return (String(padded.dropLast(fractionDigits)), fraction.isEmpty ? "" : ".\(fraction)")
  }
}
