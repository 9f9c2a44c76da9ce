import StarkAlgebra
import StarkFaults

/// Reads the words of an output one after the other and knows the field it is in.
struct OutputReader {
  private let words: [Felt252]
  private var scopes: [Scope] = []
  /// The number of words read.
  private(set) var position = 0

  /// A part of the output, and the entry in it if it is a list.
  private struct Scope {
    let name: StaticString
    var entry: Int?
  }

  init(_ words: [Felt252]) {
    self.words = words
  }

  var remainingCount: Int { words.count - position }

  /// The place of `field`, whose word is the next one unless `back` words were read since.
  func place(_ field: StaticString, back: Int = 0) -> Perpetual.OutputPlace {
    var path = ""
    for scope in scopes {
      path += "\(scope.name)"
      if let entry = scope.entry { path += "[\(entry)]" }
      path += "."
    }
    return Perpetual.OutputPlace(word: position - back, field: path + "\(field)")
  }

  /// The next word, whatever it is.
  mutating func element(_ field: StaticString) throws(Fault) -> Felt252 {
    guard position < words.count else { throw .outputShort(place(field)) }
    position += 1
    return words[position - 1]
  }

  /// The next word as an integer in `range`.
  mutating func integer(
    _ field: StaticString,
    in range: ClosedRange<UInt64> = 0...UInt64.max
  ) throws(Fault) -> UInt64 {
    let word = try element(field)
    guard let value = UInt64(word), range.contains(value) else {
      let allowed = "\(range.lowerBound) to \(range.upperBound)"
      throw .outputRange(place(field, back: 1), allowed: allowed, found: word)
    }
    return value
  }

  /// The next word as an integer that is written with 2⁶³ added.
  mutating func biased(_ field: StaticString) throws(Fault) -> Int64 {
    let word = try element(field)
    guard let value = Int64(biased: word) else {
      throw .outputRange(place(field, back: 1), allowed: "0 to 2^64 - 1", found: word)
    }
    return value
  }

  /// The next word as the id of an asset, which is above `last` and then becomes it.
  mutating func asset(
    _ field: StaticString = "asset_id",
    after last: inout Perpetual.SyntheticAssetID?
  ) throws(Fault) -> Perpetual.SyntheticAssetID {
    let asset = try asset(field)
    if let last, last >= asset {
      throw .outputOrder(place(field, back: 1), after: last.element, found: asset.element)
    }
    last = asset
    return asset
  }

  /// The next word as the id of an asset.
  mutating func asset(
    _ field: StaticString
  ) throws(Fault) -> Perpetual.SyntheticAssetID {
    let word = try element(field)
    guard let asset = Perpetual.SyntheticAssetID(word) else {
      throw .outputRange(place(field, back: 1), allowed: "0 to 2^120 - 1", found: word)
    }
    return asset
  }

  /// The next word as a number of entries, each of at least `entrySize` words that follow.
  mutating func count(
    _ field: StaticString,
    entrySize: Int,
    maximum: Int = .max
  ) throws(Fault) -> Int {
    let word = try element(field)
    guard let count = UInt64(word), count <= UInt64(remainingCount / entrySize) else {
      throw .outputCount(place(field, back: 1), found: word)
    }
    guard count <= UInt64(maximum) else {
      throw .outputRange(place(field, back: 1), allowed: "0 to \(maximum)", found: word)
    }
    return Int(count)
  }

  /// What `content` reads in a part of the output called `name`.
  mutating func part<Content>(
    _ name: StaticString,
    _ content: (inout Self) throws(Fault) -> Content
  ) throws(Fault) -> Content {
    scopes.append(Scope(name: name))
    let value = try content(&self)
    scopes.removeLast()
    return value
  }

  /// A list behind the number of its entries.
  mutating func list<Entry>(
    _ name: StaticString,
    entrySize: Int,
    maximum: Int = .max,
    _ entry: (inout Self) throws(Fault) -> Entry
  ) throws(Fault) -> [Entry] {
    let count = try part(name) { reader throws(Fault) in
      try reader.count("count", entrySize: entrySize, maximum: maximum)
    }
    return try list(name, count: count, entry)
  }

  /// A list of `count` entries, or up to the end of the output if that is nil.
  mutating func list<Entry>(
    _ name: StaticString,
    count: Int?,
    _ entry: (inout Self) throws(Fault) -> Entry
  ) throws(Fault) -> [Entry] {
    var entries: [Entry] = []
    scopes.append(Scope(name: name))
    while count.map({ entries.count < $0 }) ?? (remainingCount > 0) {
      scopes[scopes.count - 1].entry = entries.count
      entries.append(try entry(&self))
    }
    scopes.removeLast()
    return entries
  }
}
