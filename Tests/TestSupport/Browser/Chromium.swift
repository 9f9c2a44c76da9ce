package import Foundation

/// A browser without a window, where one is installed.
package enum Chromium {
  /// The program, nil where there is none.
  package static let program: URL? = {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    return folders.flatMap { folder in names.map { URL(filePath: "\(folder)/\($0)") } }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  package static var isInstalled: Bool { program != nil }

  package enum Fault: Error { case notInstalled, noPicture(String) }

  /// What the page at `path` looks like in a window of `width` × `height`.
  package static func picture(of path: String, width: Int, height: Int) throws -> Picture {
    let folder = try TemporaryFolder()
    let file = folder.path + "/page.png"
    let log = try run(
      ["--screenshot=\(file)", "--window-size=\(width),\(height)", "--hide-scrollbars"],
      page: path
    )
    guard let data = try? Data(contentsOf: URL(filePath: file)) else { throw Fault.noPicture(log) }
    return try Picture(png: [UInt8](data))
  }

  /// The page at `path` as the browser understood it.
  package static func document(of path: String) throws -> String {
    try run(["--dump-dom"], page: path)
  }

  private static func run(_ arguments: [String], page: String) throws -> String {
    guard let program else { throw Fault.notInstalled }
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = program
    process.arguments =
      [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
        "--user-data-dir=\(folder.path)/profile", "--force-device-scale-factor=1",
      ] + arguments + ["file://\(page)"]
    let output = URL(fileURLWithPath: try folder.write("", to: "output"))
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }
}
