import StarkAlgebra
import StarkFaults

/// The data part.
extension Spot.OutputReader {
  /// The changed vaults; reads all words that are left.
  ///
  ///     key count · keys · token count · tokens · two changes a word
  mutating func vaultChanges(height: Int) throws(Fault) -> [Spot.VaultChange] {
    let keys = try table(countAt: .keyCount) { .key($0) }
    let tokens = try table(countAt: .tokenCount) { .token($0) }
    var decoder = VaultChangeDecoder(height: height, keys: keys, tokens: tokens)
    var index = 0
    while remainingCount > 0 {
      let isLast = remainingCount == 1
      try decoder.decode(word(.vaultChanges(index)), at: .vaultChanges(index), isLast: isLast)
      index += 1
    }
    try decoder.checkUse()
    return decoder.changes
  }

  /// A table of fewer than 2¹⁵ ascending elements.
  private mutating func table(
    countAt countPlace: Spot.OutputPlace,
    _ place: (Int) -> Spot.OutputPlace
  ) throws(Fault) -> [Felt252] {
    let count = try number(countPlace, below: 1 << UInt64(Spot.DataTables.indexBitCount))
    var table: [Felt252] = []
    while table.count < count {
      let element = try word(place(table.count))
      if let last = table.last, element.integer <= last.integer {
        throw .outputNotAscending(place(table.count))
      }
      table.append(element)
    }
    return table
  }
}

/// Makes changes of packed words, with the tables that they refer to.
private struct VaultChangeDecoder {
  let height: Int
  let keys: [Felt252]
  let tokens: [Felt252]
  var changes: [Spot.VaultChange] = []
  private var usedKeys: Set<Int> = []
  private var usedTokens: Set<Int> = []

  init(height: Int, keys: [Felt252], tokens: [Felt252]) {
    self.height = height
    self.keys = keys
    self.tokens = tokens
  }

  /// Appends the two changes in `word`, or the one that is in it twice if it is the last word.
  mutating func decode(
    _ word: Felt252,
    at place: Spot.OutputPlace,
    isLast: Bool
  ) throws(Fault) {
    var fields = UnpackedWord(word)
    let second = PackedChange(from: &fields)
    let first = PackedChange(from: &fields)
    guard fields.isEmpty else { throw .outputPacking(place, .padding, found: word) }
    try append(first, at: place)
    if isLast, second == first { return }
    try append(second, at: place)
  }

  private mutating func append(
    _ change: PackedChange,
    at place: Spot.OutputPlace
  ) throws(Fault) {
    if let last = changes.last, change.index <= last.index { throw .outputNotAscending(place) }
    guard change.index >> height == 0 else {
      throw .vaultIndex(change.index, height: height)
    }
    guard change.key < keys.count else { throw .missingEntry(place, .key) }
    guard change.token < tokens.count else { throw .missingEntry(place, .token) }
    let (key, token) = (keys[change.key], tokens[change.token])
    guard change.balance > 0 || (key == .zero && token == .zero) else {
      throw .ownedEmptyVault(index: change.index)
    }
    usedKeys.insert(change.key)
    usedTokens.insert(change.token)
    let vault = Spot.Vault(publicKey: key, token: token, balance: change.balance)
    changes.append(Spot.VaultChange(index: change.index, vault: vault))
  }

  /// Refuses entries of the tables that no change refers to.
  func checkUse() throws(Fault) {
    if let unused = keys.indices.first(where: { !usedKeys.contains($0) }) {
      throw .unusedEntry(.key(unused))
    }
    if let unused = tokens.indices.first(where: { !usedTokens.contains($0) }) {
      throw .unusedEntry(.token(unused))
    }
  }
}

/// index₃₁ ‖ balance₆₃ ‖ key₁₅ ‖ token₁₅, the key and the token as indices into tables.
private struct PackedChange: Equatable {
  let index: UInt64
  let balance: UInt64
  let key: Int
  let token: Int

  init(from fields: inout UnpackedWord) {
    token = Int(fields.take(Spot.DataTables.indexBitCount))
    key = Int(fields.take(Spot.DataTables.indexBitCount))
    balance = fields.take(Spot.amountBitCount)
    index = fields.take(Spot.DataTables.vaultIndexBitCount)
  }
}
