import Foundation
import TestSupport

/// A page in a browser without a window, in which a test can act as a person would.
///
/// The browser is spoken to through a pair of pipes, as its DevTools protocol allows: objects of
/// JSON, each with a zero byte behind it.
final class BrowserPage {
  private let process = Process()
  private let folder: String
  private let requests: FileHandle
  private let answers: FileHandle
  private var session: String?
  /// The page that is acted in, and all that there were before it opened another.
  private var target = ""
  private var known: Set<String> = []
  private var number = 0
  private var unread = Data()

  enum Fault: Error { case notInstalled, closed, refused(String), never(String) }

  /// Opens the page at `address` in a window of `width` × `height`.
  init(_ address: String, width: Int, height: Int) throws {
    guard let program = Chromium.program else { throw Fault.notInstalled }
    folder = NSTemporaryDirectory() + "stark-browser-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["requests", "answers"] {
      guard unsafe mkfifo(folder + "/" + name, 0o600) == 0 else { throw Fault.closed }
    }
    process.executableURL = URL(filePath: "/bin/sh")
    let script = "exec \"$0\" \"$@\" 3<\(folder)/requests 4>\(folder)/answers"
    process.arguments = [
      "-c", script, program.path, "--headless", "--no-sandbox", "--disable-gpu",
      "--disable-dev-shm-usage", "--remote-debugging-pipe", "--user-data-dir=\(folder)/profile",
      "--window-size=\(width),\(height)", "--force-device-scale-factor=1", "about:blank",
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Each end waits for the other, in the order in which the shell opens them.
    requests = try FileHandle(forWritingTo: URL(filePath: folder + "/requests"))
    answers = try FileHandle(forReadingFrom: URL(filePath: folder + "/answers"))
    let created = try call("Target.createTarget", ["url": address])
    let targets = try call("Target.getTargets", [:])["targetInfos"] as? [[String: Any]] ?? []
    known = Set(targets.compactMap { $0["targetId"] as? String })
    try attach(to: created["targetId"] as? String ?? "")
    try wait(for: "document.readyState === 'complete' && location.href !== 'about:blank'")
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Goes on in the page that this one has opened beside itself, when that is there.
  func follow() throws {
    let own = target
    for _ in 0..<600 {
      let targets = try call("Target.getTargets", [:])["targetInfos"] as? [[String: Any]] ?? []
      let pages = targets.filter { $0["type"] as? String == "page" }
        .compactMap { $0["targetId"] as? String }
      if let opened = pages.first(where: { !known.contains($0) }) {
        try attach(to: opened)
        return try wait(for: "document.readyState === 'complete'")
      }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw Fault.never("a page opened by \(own)")
  }

  private func attach(to target: String) throws {
    self.target = target
    known.insert(target)
    session = nil
    let attached = try call(
      "Target.attachToTarget",
      ["targetId": target, "flatten": true] as [String: Any]
    )
    session = attached["sessionId"] as? String
  }

  /// The value of a JavaScript expression, as text.
  @discardableResult
  func evaluate(_ expression: String) throws -> String {
    let answer = try call(
      "Runtime.evaluate",
      // As if by a person, whom a page may open another for.
      ["expression": "String(\(expression))", "returnByValue": true, "userGesture": true]
        as [String: Any]
    )
    guard answer["exceptionDetails"] == nil,
      let value = (answer["result"] as? [String: Any])?["value"] as? String
    else { throw Fault.refused("\(answer)") }
    return value
  }

  /// Returns when an expression is true, and throws if that takes too long.
  func wait(for expression: String) throws {
    for _ in 0..<600 {
      if try evaluate(expression) == "true" { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw Fault.never(expression)
  }

  /// Chooses files in the page as the person in front of it would.
  func choose(_ files: [(name: String, text: String)]) throws {
    let entries = files.map { ["name": $0.name, "text": $0.text] }
    let json = String(
      decoding: try JSONSerialization.data(withJSONObject: entries),
      as: UTF8.self
    )
    try evaluate(
      """
      (() => {
        const transfer = new DataTransfer();
        for (const file of \(json)) transfer.items.add(new File([file.text], file.name));
        const input = document.getElementById("files");
        input.files = transfer.files;
        input.dispatchEvent(new Event("change"));
      })()
      """
    )
  }

  private func call(_ method: String, _ parameters: [String: Any]) throws -> [String: Any] {
    number += 1
    var request: [String: Any] = ["id": number, "method": method, "params": parameters]
    // What is asked about targets is asked of the browser.
    if let session, !method.hasPrefix("Target.") { request["sessionId"] = session }
    let data = try JSONSerialization.data(withJSONObject: request)
    try requests.write(contentsOf: data + Data([0]))
    while true {
      let answer = try JSONSerialization.jsonObject(with: next()) as? [String: Any] ?? [:]
      guard answer["id"] as? Int == number else { continue }
      if let error = answer["error"] { throw Fault.refused("\(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// The next object that the browser sends.
  private func next() throws -> Data {
    while true {
      if let end = unread.firstIndex(of: 0) {
        let object = Data(unread[unread.startIndex..<end])
        unread = Data(unread[(end + 1)...])
        return object
      }
      let more = answers.availableData
      guard !more.isEmpty else { throw Fault.closed }
      unread += more
    }
  }
}
