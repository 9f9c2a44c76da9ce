// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Fuzzing",
  dependencies: [.package(name: "swift-stark", path: "../..")],
  targets: [
    .target(name: "LibFuzzer"),
    .target(
      name: "FuzzDriver",
      dependencies: ["LibFuzzer", .product(name: "FuzzTargets", package: "swift-stark")]
    ),
    .executableTarget(
      name: "FuzzDecoder",
      dependencies: ["FuzzDriver", .product(name: "FuzzTargets", package: "swift-stark")]
    ),
    .executableTarget(
      name: "FuzzVerifier",
      dependencies: ["FuzzDriver", .product(name: "FuzzTargets", package: "swift-stark")]
    ),
    .executableTarget(
      name: "MakeSeeds",
      dependencies: [.product(name: "FuzzTargets", package: "swift-stark")]
    ),
  ]
)
