import Foundation
import Testing

/// The interpreter of this machine, if it has one.
enum Python {
  /// Runs `python3` with `arguments`; its exit code and what it says of errors.
  static func run(_ arguments: [String]) throws -> (code: Int32, error: String) {
    let process = Process()
    let error = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    process.standardError = error
    try process.run()
    let text = try error.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }

  static let isPresent = (try? run(["-c", ""]))?.code == 0
}

@Suite("Python in the tree", .enabled(if: Python.isPresent, "python3 is not installed"))
struct PythonTests {
  /// Compiles the files that are its arguments, and leaves nothing behind.
  private static let compile =
    "import sys\nfor path in sys.argv[1:]: compile(open(path).read(), path, 'exec')"

  @Test("every file compiles")
  func compiles() throws {
    let paths = ["Benchmarks/Scale", "Tests/Fuzzing/Differential"].flatMap { name in
      let folder = SourceTree.root.appending(path: name).path
      let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
      return names.filter { $0.hasSuffix(".py") }.map { folder + "/" + $0 }
    }
    #expect(paths.count >= 9)
    let (code, error) = try Python.run(["-c", Self.compile] + paths)
    #expect(code == 0, "\(error)")
  }

  @Test("a file that doesn't compile is found")
  func mutation() throws {
    let path = NSTemporaryDirectory() + "stark-tests-\(UUID().uuidString).py"
    try "def f(:\n".write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try Python.run(["-c", Self.compile, path]).code == 1)
  }
}
