package import SettlementLedger
import StarkVerdicts

extension LedgerAlert {
  /// The alert as a sentence.
  ///
  /// Values are rounded, unless one would look like its bound.
  package var text: String {
    let rounded = (found: found.rounded, bound: expected.value.rounded)
    let isTold = rounded.found != rounded.bound
    let (found, bound) = isTold ? rounded : ("\(found)", "\(expected.value)")
    let about = subject.map { "\($0), " } ?? ""
    return "\(signal.rawValue): \(about)\(found), should be \(expected.relation) \(bound)"
  }
}

extension WatchedValue {
  /// The value as people read it, cut off after a few digits.
  fileprivate var rounded: String {
    switch self {
    case .seconds(let count):
      (count < 0 ? "−" : "") + DurationText.text(seconds: UInt64(clamping: count.magnitude))
    case .batches(let count): "\(NumberText.grouped(count)) batches"
    case .bits(let count): "\(NumberText.bits(count)) bits"
    case .millionths(let count): NumberText.percent(millionths: count)
    case .quanta(let digits): "\(NumberText.grouped(digits: digits)) quanta"
    }
  }
}
