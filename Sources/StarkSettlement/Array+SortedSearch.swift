extension Array {
  /// The element whose key is `key`; the array is ascending by that key.
  func value<Key: Comparable>(at key: Key, by keyPath: KeyPath<Element, Key>) -> Element? {
    let index = sortedCount { $0[keyPath: keyPath] < key }
    guard index < count, self[index][keyPath: keyPath] == key else { return nil }
    return self[index]
  }

  /// The number of elements that `belongs` holds for, which come before all others; logarithmic.
  func sortedCount(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if belongs(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
