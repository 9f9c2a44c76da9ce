/// Integers that stand for decimal fractions, in few letters.
package enum ScaledNumber {
  private static let prefixes: [(exponent: Int, symbol: String)] = [
    (18, "E"), (15, "P"), (12, "T"), (9, "G"), (6, "M"), (3, "k"),
  ]

  /// The number `value` / 10^`fractionDigits`, exactly, such as 2.5M or −0.03.
  package static func text(_ value: Int128, fractionDigits: Int = 0) -> String {
    let sign = value < 0 ? "−" : ""
    let digits = String(value.magnitude)
    for (exponent, symbol) in prefixes where digits.count - fractionDigits > exponent {
      return sign + decimal(digits, fractionDigits: fractionDigits + exponent) + symbol
    }
    return sign + decimal(digits, fractionDigits: fractionDigits)
  }

  /// The digits with a point before the last `fractionDigits` of them, without zeros at the end.
  private static func decimal(_ digits: String, fractionDigits: Int) -> String {
    let padding = String(repeating: "0", count: max(0, fractionDigits + 1 - digits.count))
    let padded = padding + digits
    let whole = padded.dropLast(fractionDigits)
    var fraction = padded.suffix(fractionDigits)
    while fraction.last == "0" { fraction.removeLast() }
    return fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
  }
}
