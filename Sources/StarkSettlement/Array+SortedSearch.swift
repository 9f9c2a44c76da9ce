extension Array {
  /// The element whose key is `key`; the array is ascending by that key.
  func value<Key: Comparable>(at key: Key, by keyPath: KeyPath<Element, Key>) -> Element? {
    var (low, high) = (0, count)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle][keyPath: keyPath] < key { low = middle + 1 } else { high = middle }
    }
    guard low < count, self[low][keyPath: keyPath] == key else { return nil }
    return self[low]
  }
}
