package import StarkAlgebra
import StarkHashes

extension Perpetual.GeneralConfiguration {
  /// The hash by which a contract knows the configuration; the assets have hashes of their own.
  ///
  /// A chain over a version name and eleven fields; 13 hashes. (stark-perpetual,
  /// `general_config_hash.cairo`.)
  package func hash(counts: inout OperationCounts) -> Felt252 {
    chain(
      [
        Self.version, Felt252(maximumFundingRate), collateral, Felt252(collateralResolution),
        Felt252(feePosition), feeKey, Felt252(UInt64(positionsHeight)),
        Felt252(UInt64(ordersHeight)), Felt252(priceValidityPeriod),
        Felt252(fundingValidityPeriod), Felt252(UInt64(availability.rawValue)),
        Felt252(UInt64(isRiskByBalanceOnly ? 1 : 0)),
      ],
      counts: &counts
    )
  }

  /// The text "PerpetualConfig1" as a big-endian integer.
  private static var version: Felt252 {
    Felt252("PerpetualConfig1".utf8.reduce(UInt128(0)) { $0 << 8 | UInt128($1) })
  }
}

extension Perpetual.AssetConfiguration {
  /// The hash by which a contract knows the configuration of the asset.
  ///
  /// A chain over id, resolution, the segments as bound·2³² + risk, the names under which prices
  /// are signed, quorum and signers, each list behind its length.
  package func hash(counts: inout OperationCounts) -> Felt252 {
    var words = [id.element, Felt252(resolution), Felt252(UInt64(riskSegments.count))]
    words += riskSegments.map {
      Felt252($0.upperBound) * Felt252(UInt64(1) << 32) + Felt252($0.risk)
    }
    words.append(Felt252(UInt64(signedIDs.count)))
    words += signedIDs
    words += [Felt252(quorum), Felt252(UInt64(signers.count))]
    words += signers
    return chain(words, counts: &counts)
  }
}

private func chain(_ words: [Felt252], counts: inout OperationCounts) -> Felt252 {
  counts.pedersenHashes += words.count + 1
  return Pedersen.hashChain(words.span)
}
