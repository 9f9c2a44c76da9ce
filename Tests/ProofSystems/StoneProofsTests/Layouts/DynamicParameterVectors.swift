import Foundation
import StoneProofs
import TestSupport

/// Parameters of real `dynamic` layouts.
enum DynamicParameterVectors {
  /// Those of cairo-lang's test proof of 4096 steps, which the AIR vectors use.
  static let cairoLang: [String: UInt64] = {
    struct File: Decodable {
      let nonzeroParameters: [String: UInt64]

      enum CodingKeys: String, CodingKey {
        case nonzeroParameters = "nonzero_parameters"
      }
    }
    var file = URL(fileURLWithPath: #filePath)
    for _ in 0..<5 { file.deleteLastPathComponent() }
    file.appendPathComponent("Vectors/AIR/dynamic-parameters.json")
    let decoded = try? JSONDecoder().decode(File.self, from: Data(contentsOf: file))
    let names = CPULayout.dynamicParameterNames
    let zeros = Dictionary(uniqueKeysWithValues: names.map { ($0, UInt64(0)) })
    return zeros.merging(decoded?.nonzeroParameters ?? [:]) { $1 }
  }()

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
