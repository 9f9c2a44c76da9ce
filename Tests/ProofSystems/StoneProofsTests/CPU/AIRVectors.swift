import StarkAlgebra
import StarkCairo
import StoneProofs
import TestSupport

/// `spec/air_vectors.json`: compositions computed from Stone's and cairo-lang's own constraints.
struct AIRVectors: Decodable {
  let layouts: [String: Vector]

  struct Vector: Decodable {
    let traceLength: UInt64
    let composition: String
    let components: [String: Component]
    let samples: [Sample]
    let publicMemoryProduct: String
    let dilutedFinal: String?

    enum CodingKeys: String, CodingKey {
      case composition, components, samples
      case traceLength = "trace_length"
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

  static let all: [String: Vector] = {
    let vectors = try? SharedMaterial.decode(AIRVectors.self, from: "spec/air_vectors.json")
    return vectors?.layouts ?? [:]
  }()

  /// The layouts to check; `dynamic` only if the parameters of its vector are at hand.
  static let keys = all.keys.sorted().filter {
    $0 != "dynamic" || DynamicParameterVectors.cairoLang != nil
  }

  /// The layout of a vector; `dynamic` has the parameters of cairo-lang's proof, with more steps.
  static func layout(_ key: String) throws -> CPULayout? {
    guard key == "dynamic" else { return CPULayout(key: key) }
    return try CPULayout.dynamic(
      parameters: DynamicParameterVectors.cairoLang ?? [:],
      stepCount: 1 << 17
    )
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
