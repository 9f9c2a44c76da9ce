import Foundation
import FuzzTargets

// Writes what the fuzzers start from into the working directory:
//
//     seeds/verifier    small valid proofs
//     seeds/decoder     the same, and the shipped files of all layouts with hardly any proof
//     proof.dict        the words of a proof file

let folder = URL(filePath: FileManager.default.currentDirectoryPath)
let repository = URL(filePath: #filePath).appending(path: "../../../../..").standardized

func write(_ bytes: Data, _ path: String) throws {
  let file = folder.appending(path: path)
  try FileManager.default.createDirectory(
    at: file.deletingLastPathComponent(),
    withIntermediateDirectories: true
  )
  try bytes.write(to: file)
}

for seed in FuzzSeed.proofs {
  try write(Data(seed.bytes), "seeds/verifier/\(seed.name).json")
  try write(Data(seed.bytes), "seeds/decoder/\(seed.name).json")
}

/// Writes a proof file's members without most of the proof.
func writeHead(_ members: [String: Any], _ name: String) throws {
  var members = members
  members["annotations"] = ["a"]
  members["proof_hex"] = (members["proof_hex"] as? String)?.prefix(130)
  let head = try JSONSerialization.data(withJSONObject: members, options: .sortedKeys)
  try write(head, "seeds/decoder/\(name).json")
}

func members(of path: String) throws -> [String: Any] {
  let data = try Data(contentsOf: repository.appending(path: path))
  return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
}

let proofs = "Vectors/Proofs/Stone"
let names = try FileManager.default.contentsOfDirectory(
  atPath: repository.appending(path: proofs).path
)
for name in names {
  try writeHead(try members(of: "\(proofs)/\(name)"), "shipped-" + name.dropLast(5))
}

var dynamic = try members(of: "\(proofs)/starknet_with_keccak-blake.json")
var input = dynamic["public_input"] as? [String: Any] ?? [:]
let zeros = Dictionary(uniqueKeysWithValues: FuzzDictionary.dynamicParameterNames.map { ($0, 0) })
input["layout"] = "dynamic"
input["n_steps"] = 4096
input["dynamic_params"] = zeros
dynamic["public_input"] = input
try writeHead(dynamic, "dynamic")

let dictionary = FuzzDictionary.words.map { "\"\($0)\"" }.joined(separator: "\n")
try write(Data((dictionary + "\n").utf8), "proof.dict")
