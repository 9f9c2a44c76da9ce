// swift-tools-version: 6.2
import PackageDescription

/// Every target is compiled with the same settings.
let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The library layers from the bottom up: each may import only those before it.
let layers = [
  "StarkFaults",
  "StarkAlgebra",
  "StarkJSON",
  "StarkHashes",
  "StarkChannel",
  "StarkCommitments",
  "StarkFRI",
  "StarkAIR",
  "StarkCairo",
]

/// One folder each under `Sources/ProofSystems`; they never import one another.
let proofSystems = ["StoneProofs"]

/// The layers above the proof systems, again from the bottom up; these are what others import.
let upperLayers = [
  "StarkVerifier", "StarkSettlement", "StarkVerdicts", "SettlementLedger", "LedgerVerdicts",
]

/// Every library has a test target.
let tested = layers + proofSystems + upperLayers

func dependencies(_ names: some Sequence<String>) -> [Target.Dependency] {
  names.map { .byName(name: $0) }
}

let layerTargets = layers.enumerated().map { index, name in
  Target.target(
    name: name,
    dependencies: dependencies(layers[..<index]) + (name == "StarkAlgebra" ? ["CGMP"] : []),
    swiftSettings: settings
  )
}

let proofSystemTargets = proofSystems.map { name in
  Target.target(
    name: name,
    dependencies: dependencies(layers),
    path: "Sources/ProofSystems/\(name)",
    swiftSettings: settings
  )
}

/// What the ledger stands on, and its tests look into.
func ledgerDependencies(of name: String) -> [Target.Dependency] {
  name == "SettlementLedger" ? [.product(name: "GRDB", package: "GRDB.swift")] : []
}

let upperLayerTargets = upperLayers.enumerated().map { index, name in
  Target.target(
    name: name,
    dependencies: dependencies(layers + proofSystems + upperLayers[..<index])
      + ledgerDependencies(of: name),
    swiftSettings: settings
  )
}

/// What the HTTP service stands on beside the layers.
let serviceDependencies: [Target.Dependency] = [
  .product(name: "GRDB", package: "GRDB.swift"),
  .product(name: "HTTPTypes", package: "swift-http-types"),
  .product(name: "Hummingbird", package: "hummingbird"),
  .product(name: "HummingbirdCore", package: "hummingbird"),
  .product(name: "Logging", package: "swift-log"),
  .product(name: "CoreMetrics", package: "swift-metrics"),
  .product(name: "NIOCore", package: "swift-nio"),
  .product(name: "NIOHTTP1", package: "swift-nio"),
  .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
  .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
  .product(name: "NIOPosix", package: "swift-nio"),
  .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
  .product(name: "UnixSignals", package: "swift-service-lifecycle"),
]

let testTargets = tested.map { name in
  Target.testTarget(
    name: name + "Tests",
    dependencies: ["TestSupport"] + dependencies(tested) + ledgerDependencies(of: name),
    path: (proofSystems.contains(name) ? "Tests/ProofSystems/" : "Tests/") + name + "Tests",
    swiftSettings: settings
  )
}

let package = Package(
  name: "swift-stark",
  products: [
    .library(name: "StarkVerifier", targets: ["StarkVerifier"]),
    .library(name: "StarkSettlement", targets: ["StarkSettlement"]),
    .library(name: "SettlementLedger", targets: ["SettlementLedger"]),
    .executable(name: "stark", targets: ["stark"]),
    // For C, and whatever speaks to C; Sources/CStarkVerify/Install makes them fit to be installed.
    .library(name: "starkverify", type: .dynamic, targets: ["StarkABI"]),
    .library(name: "starkverify-static", type: .static, targets: ["StarkABI"]),
    // For development only: what the packages in Benchmarks and Tests/Fuzzing run.
    .library(name: "BenchmarkCases", targets: ["BenchmarkCases"]),
    .library(name: "FuzzTargets", targets: ["FuzzTargets"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(
      url: "https://github.com/hummingbird-project/hummingbird",
      from: "2.28.1",
      traits: []
    ),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CGMP",
      pkgConfig: "gmp",
      providers: [.apt(["libgmp-dev"]), .brew(["gmp"])]
    ),
    // The header of the C library, and its functions.
    .systemLibrary(name: "CStarkVerify"),
    .target(
      name: "StarkABI",
      dependencies: ["CStarkVerify", "StarkVerifier", "StarkSettlement", "StarkVerdicts"],
      swiftSettings: settings
    ),
    .target(
      name: "TestSupport",
      dependencies: dependencies(layers + proofSystems)
        + ["StarkVerifier", "StarkSettlement", "StarkVerdicts"],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .target(
      name: "BenchmarkCases",
      dependencies: ["StarkBenchmarks", "StarkVerifier", "StarkSettlement", "TestSupport"]
        + dependencies(layers + proofSystems),
      path: "Tests/BenchmarkCases",
      swiftSettings: settings
    ),
    .target(
      name: "FuzzTargets",
      dependencies: ["TestSupport", "StarkVerifier"] + dependencies(layers + proofSystems),
      path: "Tests/FuzzTargets",
      swiftSettings: settings
    ),
    .target(
      name: "StarkBenchmarks",
      dependencies: ["CGMP", "StarkVerifier"] + dependencies(layers + proofSystems),
      swiftSettings: settings
    ),
    // For tests only: what the crash test of the ledger starts and kills.
    .executableTarget(
      name: "LedgerWriter",
      dependencies: ["SettlementLedger", "StarkSettlement"],
      path: "Tests/LedgerWriter",
      swiftSettings: settings
    ),
    .target(
      name: "StarkService",
      dependencies: dependencies(layers + proofSystems + upperLayers) + serviceDependencies,
      swiftSettings: settings
    ),
    .testTarget(
      name: "StarkServiceTests",
      dependencies: ["StarkService", "TestSupport"]
        + dependencies(layers + proofSystems + upperLayers) + serviceDependencies
        + [.product(name: "NIOEmbedded", package: "swift-nio")],
      swiftSettings: settings
    ),
    .executableTarget(
      name: "stark",
      dependencies: [
        "StarkBenchmarks",
        "StarkVerifier",
        "StarkSettlement",
        "StarkVerdicts",
        "SettlementLedger",
        "LedgerVerdicts",
        "StarkService",
        "StarkFaults",
        "StarkJSON",
        "StarkAlgebra",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "RepositoryTests",
      dependencies: ["TestSupport"],
      exclude: ["PublicAPI"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "StarkABITests",
      dependencies: [
        "StarkABI", "CStarkVerify", "StarkVerifier", "StarkSettlement", "StarkVerdicts",
        "TestSupport",
      ],
      exclude: ["Programs"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "StarkBenchmarksTests",
      dependencies: ["StarkBenchmarks", "FuzzTargets", "StarkVerifier", "TestSupport"]
        + dependencies(layers + proofSystems),
      swiftSettings: settings
    ),
    .testTarget(
      name: "starkTests",
      dependencies: [
        "stark", "StarkBenchmarks", "StarkVerifier", "StarkSettlement", "StarkVerdicts",
        "SettlementLedger", "LedgerVerdicts", "StarkFaults", "StarkJSON",
        "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings
    ),
  ] + layerTargets + proofSystemTargets + upperLayerTargets + testTargets
)
