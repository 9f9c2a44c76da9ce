import StarkCairo

/// A part of the machine as the parameters of a `dynamic` layout place it.
///
/// Every virtual column of the part has so many entries in each period of rows. Its first entry is
/// where parameters named after it say: with `__` for the slashes, `cpu/registers/ap` is placed by
/// `cpu__registers__ap_column` and `cpu__registers__ap_offset`.
struct DynamicComponent {
  /// The builtin, or nil for parts that every layout has.
  let builtin: Builtin?
  /// The parameter that gives the period, and by what it is multiplied.
  let period: String
  let periodFactor: UInt64
  /// (name, place, entries in a period).
  let columns: [(String, Home, Int)]
  /// Columns that lie inside the stretch of pool cells of another one, whose suboffset is `of`,
  /// from position `at` on, counted in 512ths of the period.
  let parts: [(String, Home, Int, of: String, at: Int)]

  /// Where a virtual column lies.
  enum Home {
    /// In a trace column and at an offset of its own.
    case own
    /// In the memory pool, as a pair of columns `name/addr` and `name/value`.
    case memory
    /// In the pool of range-check units or of diluted units.
    case rangeCheck
    case diluted
  }

  init(
    _ builtin: Builtin? = nil,
    period: String,
    times periodFactor: UInt64 = 1,
    columns: [(String, Home, Int)],
    parts: [(String, Home, Int, of: String, at: Int)] = []
  ) {
    self.builtin = builtin
    self.period = period
    self.periodFactor = periodFactor
    self.columns = columns
    self.parts = parts
  }

  /// The strips of keccak in the diluted pool.
  static let keccakParts = KeccakStrips.parts.map { name, strip, position in
    (
      name, Home.diluted, KeccakStrips.length,
      of: "keccak__keccak__diluted_column\(strip)", at: position
    )
  }
}

extension DynamicComponent {
  /// The largest number of entries in a period, which the period must be a multiple of.
  var entryCount: Int {
    max(columns.map(\.2).max() ?? 1, parts.map(\.2).max() ?? 1)
  }

  /// The names of the parameters that place this part and no other.
  var parameterNames: [String] {
    let placing = columns.flatMap { name, home, _ in
      let stem = DynamicComponent.stem(of: name)
      return home == .own ? [stem + "_column", stem + "_offset"] : [stem + "_suboffset"]
    }
    return [period] + placing + Set(parts.map(\.of)).map { $0 + "_suboffset" }
  }

  /// A virtual column's name as it occurs in parameters.
  static func stem(of name: String) -> String {
    name.split(separator: "/").joined(separator: "__")
  }
}
