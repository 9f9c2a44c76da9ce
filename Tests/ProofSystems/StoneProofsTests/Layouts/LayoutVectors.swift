import StarkAIR
import StarkCairo
import StoneProofs
import TestSupport

/// `spec/layouts.json`: what is known about every layout from Stone's own sources.
struct LayoutVectors: Decodable {
  let layouts: [String: Layout]

  struct Layout: Decodable {
    let name: String
    let segments: [String]
    let columns: [Int]?
    let interactionElements: Int
    let code: String
    let constraintCount: Int
    let constraintsDigest: String
    let maskSize: Int
    let maskDigest: String?
    let mask: [[Int]]?
    let parameters: [String]?

    enum CodingKeys: String, CodingKey {
      case name, segments, columns, code, mask
      case interactionElements = "interaction_elements"
      case constraintCount = "n_constraints"
      case constraintsDigest = "constraints_sha256"
      case maskSize = "mask_size"
      case maskDigest = "mask_sha256"
      case parameters = "params"
    }
  }

  /// The layouts by name and variant, such as `starknet` and `starknet@v1`; none if absent.
  static let all: [String: Layout] = {
    let vectors = try? SharedMaterial.decode(LayoutVectors.self, from: "spec/layouts.json")
    return vectors?.layouts ?? [:]
  }()

  /// The keys of all static layouts.
  static let staticKeys = all.keys.filter { $0 != "dynamic" }.sorted()
}

extension CPULayout {
  /// The static layout that a key such as `starknet@v1` of the vectors stands for.
  init?(key: String) {
    let parts = key.split(separator: "@")
    let variant: Variant =
      switch parts.dropFirst().first {
      case "v5": .v5
      case "v1": .v1
      default: .current
      }
    guard let layout = CPULayout.layout(named: String(parts[0]), variant: variant) else {
      return nil
    }
    self = layout
  }
}
