import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import Testing

@Suite("Validation of perpetual configurations")
struct ConfigurationValidationTests {
  private static let first = Perpetual.SyntheticAssetID.example(1)

  private func asset(
    _ number: UInt8 = 1,
    resolution: UInt64 = 1,
    segments: [(UInt128, UInt64)] = [(.max, 1)],
    quorum: UInt64 = 1
  ) -> Perpetual.AssetConfiguration {
    Perpetual.AssetConfiguration(
      id: .example(number),
      resolution: resolution,
      riskSegments: segments.map { Perpetual.RiskSegment(upperBound: $0, risk: $1) },
      signedIDs: [],
      quorum: quorum,
      signers: []
    )
  }

  private func configuration(
    _ assets: [Perpetual.AssetConfiguration],
    collateral: Felt252 = 1,
    resolution: UInt64 = 1,
    heights: (Int, Int) = (64, 64)
  ) -> Perpetual.GeneralConfiguration {
    Perpetual.GeneralConfiguration(
      maximumFundingRate: 0,
      collateral: collateral,
      collateralResolution: resolution,
      feePosition: 0,
      feeKey: 0,
      assets: assets,
      positionsHeight: heights.0,
      ordersHeight: heights.1,
      priceValidityPeriod: 0,
      fundingValidityPeriod: 0,
      availability: .rollup,
      isRiskByBalanceOnly: false
    )
  }

  @Test("assets ascend")
  func order() throws {
    try configuration([]).validate()
    try configuration([asset(1), asset(2), asset(9)]).validate()
    for number: UInt8 in [1, 0] {
      let fault = Fault.assetOrder(.example(number), after: Self.first)
      #expect(throws: fault) { try configuration([asset(1), asset(number)]).validate() }
    }
  }

  @Test("the faults of an asset come before the order of the next")
  func precedence() {
    #expect(throws: Fault.resolution(Self.first)) {
      try configuration([asset(1, resolution: 0), asset(1)]).validate()
    }
  }

  @Test("risk factors lie in 1 to 2^32 - 1")
  func risk() throws {
    try configuration([asset(segments: [(5, 1), (.max, (1 << 32) - 1)])]).validate()
    for risk: UInt64 in [0, 1 << 32, .max] {
      #expect(throws: Fault.risk(Self.first, segment: 1, found: risk)) {
        try configuration([asset(segments: [(5, 1), (.max, risk)])]).validate()
      }
    }
    #expect(throws: Fault.noRiskSegment(Self.first)) {
      try configuration([asset(segments: [])]).validate()
    }
  }

  @Test("the bounds of segments ascend to 2^128 - 1")
  func segments() throws {
    try configuration([asset(segments: [(0, 1), (1, 1), (.max, 1)])]).validate()
    #expect(throws: Fault.segmentOrder(Self.first, segment: 1)) {
      try configuration([asset(segments: [(4, 1), (4, 1), (.max, 1)])]).validate()
    }
    #expect(throws: Fault.segmentOrder(Self.first, segment: 2)) {
      try configuration([asset(segments: [(4, 1), (.max, 1), (.max, 1)])]).validate()
    }
    #expect(throws: Fault.lastSegmentBound(Self.first, found: .max - 1)) {
      try configuration([asset(segments: [(4, 1), (.max - 1, 1)])]).validate()
    }
  }

  @Test("quorums lie in 1 to 2^32 - 1")
  func quorum() throws {
    try configuration([asset(quorum: (1 << 32) - 1)]).validate()
    for quorum: UInt64 in [0, 1 << 32] {
      #expect(throws: Fault.quorum(Self.first, found: quorum)) {
        try configuration([asset(quorum: quorum)]).validate()
      }
    }
  }

  @Test("resolutions are at least 1")
  func resolution() throws {
    try configuration([asset(resolution: .max)], resolution: .max).validate()
    #expect(throws: Fault.resolution(Self.first)) {
      try configuration([asset(resolution: 0)]).validate()
    }
    #expect(throws: Fault.resolution(nil)) {
      try configuration([asset()], resolution: 0).validate()
    }
  }

  @Test("the collateral's id is below 2^250")
  func collateral() throws {
    let bound = try #require(Felt252(UInt256(0, 0, 0, 1 << 58)))
    try configuration([], collateral: bound - 1).validate()
    #expect(throws: Fault.collateral) { try configuration([], collateral: bound).validate() }
  }

  @Test("there are fewer than 2^16 assets, for which the program has an error code")
  func count() throws {
    let assets = try (0..<65_536).map { number in
      Perpetual.AssetConfiguration(
        id: try #require(Perpetual.SyntheticAssetID(UInt128(number))),
        resolution: 1,
        riskSegments: [Perpetual.RiskSegment(upperBound: .max, risk: 1)],
        signedIDs: [],
        quorum: 1,
        signers: []
      )
    }
    try configuration(assets.dropLast()).validate()
    #expect(throws: Fault.assetCount(65_536)) { try configuration(assets).validate() }
    #expect(Fault.assetCount(65_536).starkExError == .tooManyAssetsInSystem)
    #expect(Fault.collateral.starkExError == nil)
  }

  @Test("trees are at most 64 high")
  func heights() throws {
    try configuration([], heights: (0, 64)).validate()
    for height in [-1, 65] {
      #expect(throws: Fault.height(height)) {
        try configuration([], heights: (height, 64)).validate()
      }
      #expect(throws: Fault.height(height)) {
        try configuration([], heights: (64, height)).validate()
      }
    }
  }

  @Test("every fault has a code of its own and says what it found")
  func codes() {
    let faults: [Fault] = [
      .assetOrder(Self.first, after: Self.first), .noRiskSegment(Self.first),
      .risk(Self.first, segment: 0, found: 0), .segmentOrder(Self.first, segment: 0),
      .lastSegmentBound(Self.first, found: 0), .quorum(Self.first, found: 0), .resolution(nil),
      .collateral, .assetCount(0), .height(0),
    ]
    #expect(Set(faults.map(\.code)).count == faults.count)
    #expect(faults.allSatisfy { $0.code.hasPrefix("configuration/") })
  }
}
