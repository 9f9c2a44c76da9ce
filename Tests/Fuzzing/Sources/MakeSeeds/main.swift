import Foundation
import FuzzTargets

/// Writes the seeds into the folder that is named on the command line.
let folder = URL(fileURLWithPath: CommandLine.arguments.dropFirst().first ?? "corpus")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
for seed in FuzzSeed.files {
  try Data(seed.bytes).write(to: folder.appending(path: seed.name + ".json"))
}
