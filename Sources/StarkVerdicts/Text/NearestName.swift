/// The name that somebody who misspelt it will have meant.
package enum NearestName {
  private static let maximumLength = 64

  /// The name in `names` that is nearest to `text`; nil if none is near.
  ///
  /// Near is a third of its letters away, or one: letters left out, added, changed or swapped with
  /// their neighbours. Of names equally near it is the first.
  package static func nearest(to text: String, among names: [String]) -> String? {
    guard (1...maximumLength).contains(text.utf8.count) else { return nil }
    var nearest: (name: String, distance: Int)?
    for name in names {
      let distance = distance(Array(text.lowercased().utf8), Array(name.lowercased().utf8))
      guard distance <= max(1, name.utf8.count / 3), distance < nearest?.distance ?? .max else {
        continue
      }
      nearest = (name, distance)
    }
    return nearest?.name
  }

  /// The least number of such changes that make `second` of `first`, a place changed once at most.
  private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var rows = [Array(0...second.count)]
    for row in 1...max(1, first.count) where row <= first.count {
      var distances = [row]
      for column in 1...max(1, second.count) where column <= second.count {
        let isSame = first[row - 1] == second[column - 1]
        var least = min(
          rows[row - 1][column] + 1,
          distances[column - 1] + 1,
          rows[row - 1][column - 1] + (isSame ? 0 : 1)
        )
        if row > 1, column > 1, first[row - 1] == second[column - 2],
          first[row - 2] == second[column - 1]
        {
          least = min(least, rows[row - 2][column - 2] + 1)
        }
        distances.append(least)
      }
      rows.append(distances)
    }
    return rows[first.count][second.count]
  }
}
