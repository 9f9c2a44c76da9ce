import Foundation
import StarkVerdicts
import TestSupport

/// The questions of some cases as the programs beside these tests read them, see `cases.c`.
struct CaseList: ~Copyable {
  private let folder: TemporaryFolder
  /// The path of the list.
  let path: String

  init(_ cases: [EmbeddingCase]) throws {
    let folder = try TemporaryFolder()
    var lines = ""
    for (index, embeddingCase) in cases.enumerated() {
      func write(_ bytes: [UInt8]?, _ name: String) throws -> String {
        try bytes.map { try folder.write(Data($0), to: "\(index)/\(name)") } ?? ""
      }
      let policy = try write(embeddingCase.policy.map { Array($0.utf8) }, "policy")
      switch embeddingCase.question {
      case .proof(let proof):
        lines += "verify\t\(policy)\t\(try write(proof, "proof"))\n"
      case .batches(let input, let options):
        var fields = ["settle", policy, "\(options.task)", "\(options.levels)", options.program]
        fields.append(try write(input.previous, "previous"))
        fields.append(try write(input.proof, "proof"))
        for (number, batch) in input.batches.enumerated() {
          fields.append(try write(batch, "batch\(number)"))
        }
        lines += fields.joined(separator: "\t") + "\n"
      }
    }
    let path = try folder.write(lines, to: "list")
    self.folder = folder
    self.path = path
  }
}
