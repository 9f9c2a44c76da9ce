import TestSupport

/// Parameters of real `dynamic` layouts.
enum DynamicParameterVectors {
  /// Those of cairo-lang's test proof of 4096 steps, which the AIR vectors use, if they are at
  /// hand.
  ///
  /// They are another project's and not shipped: `spec/dynamic-parameters.json` of the shared
  /// material, the `dynamic_params` of that proof.
  static let cairoLang: [String: UInt64]? = try? SharedMaterial.decode(
    from: "spec/dynamic-parameters.json"
  )

  static let swiftnessStepCount: UInt64 = 2048

  /// Those of a proof of 2048 steps by another prover, if it is at hand.
  static let swiftness: [String: UInt64]? = {
    struct File: Decodable {
      let publicInput: PublicInput

      enum CodingKeys: String, CodingKey {
        case publicInput = "public_input"
      }
    }
    struct PublicInput: Decodable {
      let parameters: [String: UInt64]

      enum CodingKeys: String, CodingKey {
        case parameters = "dynamic_params"
      }
    }
    let file: File? = try? SharedMaterial.decode(
      from: "proofs/peers/swiftness-dynamic-cairo0_stone6.json"
    )
    return file?.publicInput.parameters
  }()
}
