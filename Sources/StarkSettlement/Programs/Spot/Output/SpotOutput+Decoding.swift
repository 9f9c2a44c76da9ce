package import StarkAlgebra
package import StarkFaults

extension Spot.Output {
  /// The output that `words` are: all of them, in the only form that the program writes.
  ///
  /// The sizes of the lists stand in the header, so the data part is what follows the main part.
  package init(decoding words: [Felt252]) throws(Fault) {
    var reader = Spot.OutputReader(words)
    let isMintingUnique = try reader.number(.header(.configurationCode), below: 2) == 1
    let validium = try reader.transition(.initialValidiumRoot, .finalValidiumRoot)
    let rollup = try reader.transition(.initialRollupRoot, .finalRollupRoot)
    let orders = try reader.transition(.initialOrderRoot, .finalOrderRoot)
    let expiration = try reader.number(.header(.expiration), below: Spot.expirationBound)
    let heights = try reader.heights()
    let modificationCount = try reader.number(.header(.modificationCount))
    let conditionCount = try reader.number(.header(.conditionCount))
    let updateCount = try reader.number(.header(.l1VaultUpdateCount))
    let orderCount = try reader.number(.header(.l1OrderCount))
    self.init(
      isMintingUnique: isMintingUnique,
      initial: Spot.Roots(validium: validium.0, rollup: rollup.0, orders: orders.0),
      final: Spot.Roots(validium: validium.1, rollup: rollup.1, orders: orders.1),
      expiration: expiration,
      heights: heights,
      modifications: try reader.modifications(modificationCount, heights),
      conditions: try reader.conditions(conditionCount),
      l1VaultUpdates: try reader.l1VaultUpdates(updateCount),
      l1Orders: try reader.l1Orders(orderCount),
      vaultChanges: try reader.vaultChanges(height: heights.rollup)
    )
  }
}

extension Spot {
  /// Expirations have 22 bits.
  package static let expirationBound: UInt64 = 1 << 22

  /// Nonces have 31 bits.
  package static let nonceBound: UInt64 = 1 << 31

  /// Amounts and balances have 63 bits.
  package static let amountBound: UInt64 = 1 << 63
}

extension Spot {
  /// The words of an output that have not been read yet.
  struct OutputReader {
    private let words: [Felt252]
    private var position = 0

    init(_ words: [Felt252]) { self.words = words }

    var remainingCount: Int { words.count - position }

    mutating func word(_ place: OutputPlace) throws(Fault) -> Felt252 {
      guard position < words.count else { throw .outputEndsEarly(before: place) }
      defer { position += 1 }
      return words[position]
    }

    /// A number that fits 64 bits and is below `bound`, if there is one.
    mutating func number(
      _ place: OutputPlace,
      below bound: UInt64? = nil
    ) throws(Fault) -> UInt64 {
      let word = try word(place)
      guard let number = UInt64(word), bound.map({ number < $0 }) ?? true else {
        let allowed = bound.map { "below \($0)" } ?? "below 2^64"
        throw .outputOutOfRange(place, allowed: allowed, found: word)
      }
      return number
    }

    fileprivate mutating func transition(
      _ initial: HeaderWord,
      _ final: HeaderWord
    ) throws(Fault) -> (Felt252, Felt252) {
      (try word(.header(initial)), try word(.header(final)))
    }

    fileprivate mutating func heights() throws(Fault) -> Heights {
      let validium = try height(.validiumHeight, in: Heights.validiumRange)
      let rollup = try height(.rollupHeight, in: Heights.rollupRange)
      _ = try height(.orderHeight, in: orderTreeHeight...orderTreeHeight)
      return Heights(validium: validium, rollup: rollup)
    }

    private mutating func height(
      _ header: HeaderWord,
      in range: ClosedRange<Int>
    ) throws(Fault) -> Int {
      let word = try word(.header(header))
      guard let number = UInt64(word), let height = Int(exactly: number), range.contains(height)
      else {
        let allowed = "\(range.lowerBound) to \(range.upperBound)"
        throw .outputOutOfRange(.header(header), allowed: allowed, found: word)
      }
      return height
    }

    /// An Ethereum address.
    mutating func address(_ place: OutputPlace) throws(Fault) -> Felt252 {
      let word = try word(place)
      guard word.integer.bitWidth <= L1Vault.ownerBitCount else {
        throw .outputOutOfRange(place, allowed: "below 2^\(L1Vault.ownerBitCount)", found: word)
      }
      return word
    }
  }
}
