import StarkSettlement
import Testing

@Suite("Signed prices")
struct SignedPriceTests {
  private typealias Signature = SignedPriceText.Signature
  private static let unit = SignedPriceText.unit

  /// Checks prices as lowest ones, and as highest ones where the lowest are in order.
  private func check(
    _ rule: Perpetual.Rule?,
    code error: StarkExError? = nil,
    in changed: Scene? = nil,
    _ prices: SignedPriceText...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let texts = prices.map(\.text)
    let inOrder = (1...prices.count).map {
      SignedPriceText(asset: .number(0x10 * UInt64($0)), price: 1).text
    }
    for minimum in changed == nil ? [texts, inOrder] : [texts] {
      var scene = changed ?? Scene()
      scene.minimumPrices = minimum
      scene.maximumPrices = texts
      if let rule {
        try scene.expect(rule, error, sourceLocation: sourceLocation)
      } else {
        try scene.run()
      }
    }
  }

  private func price(
    _ internalPrice: Int128 = 1 << 32,
    _ signatures: [Signature] = [Signature(externalPrice: SignedPriceText.unit)]
  ) -> SignedPriceText {
    var price = SignedPriceText(price: 1)
    price.internalPrice = internalPrice
    price.signatures = signatures
    return price
  }

  @Test("assets stand in the order of the configuration, once each")
  func assets() throws {
    let asset = SignedPriceText(asset: Scene.asset, price: 1)
    let other = SignedPriceText(asset: Scene.other, price: 1)
    try check(nil, asset, other)
    try check(nil, other)
    let error = StarkExError.unknownSyntheticAsset
    try check(.unknownAsset, code: error, other, asset)
    try check(.unknownAsset, code: error, asset, asset)
    try check(.unknownAsset, code: error, SignedPriceText(asset: .number(0x11), price: 1))
  }

  @Test("there are as many signatures as the quorum says")
  func quorum() throws {
    var scene = Scene()
    scene.configuration.quorum = 2
    let two = ["0x5", "0x7"].map { Signature(key: $0, externalPrice: Self.unit) }
    var batch = scene
    batch.minimumPrices = [price(1 << 32, two).text]
    batch.maximumPrices = batch.minimumPrices
    try batch.run()
    batch.maximumPrices = [price().text]
    try batch.expect(.quorum, nil)
    batch.minimumPrices = [price().text]
    try batch.expect(.quorum, nil)
  }

  @Test("a price is in [1, 2⁶⁴)")
  func priceRange() throws {
    for internalPrice: Int128 in [0, 1 << 64] {
      try check(.signedPriceRange, price(internalPrice))
    }
    // ½·2⁻³² rounds up to the lowest price.
    try check(nil, price(1, [Signature(externalPrice: Self.unit >> 32)]))
    let highest = Signature(externalPrice: ((1 << 64) - 1) * (Self.unit >> 18) / (1 << 14) + 1)
    try check(nil, price((1 << 64) - 1, [highest]))
  }

  @Test("signers ascend from 1 on")
  func signerOrder() throws {
    func signed(_ keys: [String]) -> SignedPriceText {
      price(1 << 32, keys.map { Signature(key: $0, externalPrice: Self.unit) })
    }
    try check(nil, signed(["0x5", "0x7", "0x9"]))
    try check(.signerOrder, signed(["0x5", "0x5"]))
    try check(.signerOrder, signed(["0x7", "0x5"]))
    try check(.signerOrder, signed(["0x0"]))
  }

  @Test("signers and names are those of the asset")
  func configured() throws {
    try check(nil, price(1 << 32, [Signature(externalPrice: Self.unit, signedID: "0xab")]))
    try check(
      .signer,
      code: .invalidOraclePrice,
      price(1 << 32, [Signature(key: "0x6", externalPrice: Self.unit, signedID: "0xac")])
    )
    try check(.signedID, price(1 << 32, [Signature(externalPrice: Self.unit, signedID: "0xac")]))
  }

  @Test("an oracle's price is below 2¹²⁰ and its time at most 2³²")
  func externalRange() throws {
    try check(.externalPriceRange, price(1 << 32, [Signature(externalPrice: -1)]))
    try check(.externalPriceRange, price(1 << 32, [Signature(externalPrice: 1 << 120)]))
    try check(.median, price(1 << 32, [Signature(externalPrice: (1 << 120) - 1)]))
    var scene = Scene()
    scene.nextSystemTime = 1 << 33
    func signed(at timestamp: UInt64) -> SignedPriceText {
      price(1 << 32, [Signature(externalPrice: Self.unit, timestamp: timestamp)])
    }
    try check(nil, in: scene, signed(at: 1 << 32))
    try check(.oracleTimestampRange, in: scene, signed(at: (1 << 32) + 1))
  }

  @Test("an oracle signed between the validity before the last time and the next time")
  func window() throws {
    var scene = Scene()
    scene.nextSystemTime = 1010
    for (timestamp, rule) in [
      (UInt64(899), Perpetual.Rule.oracleTime), (900, nil), (1010, nil), (1011, .oracleTime),
    ] {
      try check(
        rule,
        in: scene,
        price(1 << 32, [Signature(externalPrice: Self.unit, timestamp: timestamp)])
      )
    }
    // Valid for longer than there has been time.
    scene.configuration.priceValidityPeriod = .max
    try check(
      nil,
      in: scene,
      price(1 << 32, [Signature(externalPrice: Self.unit, timestamp: 0)])
    )
  }

  @Test("a price is rounded to the nearest, halves up")
  func rounding() throws {
    // With a resolution of 10¹⁸·R a unit of 2⁻³² is 2⁻³²·10³⁶ from the oracle.
    var scene = Scene()
    scene.configuration.resolution = 2_000_000
    scene.configuration.collateralResolution = 1
    // external·2³² / (2·10⁶·10¹⁸): 10²⁴ gives 2³¹.
    let external: Int128 = 1_000_000_000_000_000_000_000_000
    try check(nil, in: scene, price(1 << 31, [Signature(externalPrice: external)]))
    // D/2³³ = 232 830 643 653 869.6 is half a unit; the first whole number above it rounds up.
    let half: Int128 = 232_830_643_653_869
    try check(nil, in: scene, price(1 << 31, [Signature(externalPrice: external + half)]))
    try check(nil, in: scene, price((1 << 31) + 1, [Signature(externalPrice: external + half + 1)]))
    try check(
      .median,
      in: scene,
      price((1 << 31) + 1, [Signature(externalPrice: external + half)])
    )
    try check(
      .median,
      in: scene,
      price(1 << 31, [Signature(externalPrice: external + half + 1)])
    )
  }

  @Test("a price that the program cannot divide out is refused")
  func internalRange() throws {
    var scene = Scene()
    scene.configuration.collateralResolution = .max
    scene.configuration.resolution = 1
    try check(
      .internalPriceRange,
      in: scene,
      price(1 << 32, [Signature(externalPrice: (1 << 120) - 1)])
    )
    scene.configuration.collateralResolution = 1
    // ⌊(2¹²³ + 17·2⁶⁴) / 10¹⁸⌋ is the largest resolution whose divisor is small enough.
    let largest = UInt64(((UInt128(1) << 123) + (17 << 64)) / UInt128(SignedPriceText.unit))
    scene.configuration.resolution = largest
    try check(.median, in: scene, price())
    scene.configuration.resolution = largest + 1
    try check(.internalPriceRange, in: scene, price())
  }

  @Test("half of the oracles say no more, and half no less")
  func median() throws {
    func signed(_ prices: [Int128], _ median: Int128) -> SignedPriceText {
      let keys = ["0x5", "0x7", "0x9"]
      return price(
        median << 32,
        zip(keys, prices).map { Signature(key: $0, externalPrice: $1 * Self.unit) }
      )
    }
    for (prices, median, isMedian) in [
      ([1, 2, 3], Int128(2), true), ([1, 2, 3], 1, false), ([1, 2, 3], 3, false),
      ([3, 1, 2], 2, true), ([2, 2, 9], 2, true), ([1, 9], 1, true), ([1, 9], 5, true),
      ([1, 9], 9, true), ([2, 9], 1, false), ([1, 9], 10, false), ([7], 7, true), ([7], 8, false),
    ] as [([Int128], Int128, Bool)] {
      try check(isMedian ? nil : .median, signed(prices, median))
    }
  }
}
