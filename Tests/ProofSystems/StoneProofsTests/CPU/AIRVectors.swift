import Foundation
import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport

/// Compositions computed with the constraints of other projects: see `spec/air_vectors.json` of the
/// shared material, and `Vectors/manifest.json`.
struct AIRVectors: Decodable {
  let layouts: [String: Vector]

  struct Vector: Decodable {
    let traceLength: UInt64
    let maskSize: Int
    /// Of the cells as lines `column,row`; only our vectors have one.
    let maskDigest: String?
    let composition: String
    let components: [String: Component]
    let samples: [Sample]
    let publicMemoryProduct: String
    let dilutedFinal: String?

    enum CodingKeys: String, CodingKey {
      case composition, components, samples
      case traceLength = "trace_length"
      case maskSize = "mask_size"
      case maskDigest = "mask_sha256"
      case publicMemoryProduct = "public_memory_product"
      case dilutedFinal = "diluted_final"
    }
  }

  /// The number of constraints of a component and its part of the composition.
  struct Component: Decodable {
    let constraintCount: Int
    let sum: String

    init(from decoder: any Decoder) throws {
      var container = try decoder.unkeyedContainer()
      constraintCount = try container.decode(Int.self)
      sum = try container.decode(String.self)
    }
  }

  struct Sample: Decodable {
    let constraint: String
    let index: Int
    let value: String
    let numerator: String
    let denominator: String
  }

  /// The vectors by layout: those of the shared material, and ours for `dynamic`.
  static let all = read { try SharedMaterial.decode(from: "spec/air_vectors.json") }
    .merging(read { try JSONDecoder().decode(AIRVectors.self, from: Data(contentsOf: ours)) }) {
      $1
    }

  private static let ours = RepositoryFolder.root.appending(path: "Vectors/AIR/dynamic.json")

  private static func read(_ vectors: () throws -> AIRVectors) -> [String: Vector] {
    (try? vectors().layouts) ?? [:]
  }

  /// The layouts to check: those of other projects' proofs only if their parameters are at hand.
  static let keys = all.keys.sorted().filter { key in
    switch key {
    case "dynamic": DynamicParameterVectors.cairoLang != nil
    case "dynamic/swiftness": DynamicParameterVectors.swiftness != nil
    default: true
    }
  }

  /// The layout of a vector.
  ///
  /// `dynamic` has the parameters of cairo-lang's proof, with more steps; `dynamic/swiftness` those
  /// of swiftness's; and `dynamic/seed-1` those that the rule makes of that seed.
  static func layout(_ key: String) throws -> CPULayout? {
    switch key {
    case "dynamic":
      return try CPULayout.dynamic(
        parameters: DynamicParameterVectors.cairoLang ?? [:],
        stepCount: 1 << 17
      )
    case "dynamic/swiftness":
      return try CPULayout.dynamic(
        parameters: DynamicParameterVectors.swiftness ?? [:],
        stepCount: DynamicParameterVectors.swiftnessStepCount
      )
    case _ where key.hasPrefix("dynamic/seed-"):
      return try CPULayout.dynamic(
        parameters: DynamicParameterRule.parameters(seed: UInt64(key.dropFirst(13)) ?? 0),
        stepCount: DynamicParameterRule.stepCount
      )
    default:
      return CPULayout(key: key)
    }
  }
}

/// The inputs that all vectors share, as their note describes them.
enum AIRInputs {
  static let point = Felt252(13).power(12345)
  static let challenge = Felt252(17).power(54321)

  static func interactionElements(_ layout: CPULayout) -> [Felt252] {
    (0..<layout.interactionElementCount).map { Felt252(11).power(UInt64($0) + 1) }
  }

  /// 7, 7², 7³, …; a cell that occurs again keeps its first value.
  static func cells(of air: CPUAIR) -> [Felt252] {
    air.mask.enumerated().map { entry, cell in
      Felt252(7).power(UInt64(air.mask.firstIndex(of: cell) ?? entry) + 1)
    }
  }

  static func publicInput(_ layout: CPULayout) -> CairoPublicInput {
    let segments = layout.segments.enumerated().map { index, name in
      let begin = 1000 * UInt64(index + 1)
      return (name, MemorySegment(begin: begin, stop: begin + 210))
    }
    return CairoPublicInput(
      layoutName: layout.name,
      stepCount: 1 << 17,
      rangeCheckMinimum: 2,
      rangeCheckMaximum: 65530,
      segments: Dictionary(uniqueKeysWithValues: segments),
      publicMemory: (0..<10).map { index in
        PublicMemoryCell(address: index + 1, value: Felt252(19).power(index + 1), page: 0)
      },
      dynamicParameters: nil
    )
  }
}
