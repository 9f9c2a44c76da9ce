// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "swift-stark", path: ".."),
    // Without its traits it needs no interposed allocator; we do not count allocations.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "StarkBench",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"),
        .product(name: "BenchmarkCases", package: "swift-stark"),
      ],
      path: "Benchmarks/StarkBench",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    )
  ]
)
