import Foundation
import TestSupport
import Testing

@Suite(
  "The service's page in a browser",
  .serialized,
  .enabled(
    if: Chromium.isInstalled && CommandRunner.isBuilt,
    "Chromium is not installed, or the program is not beside the tests"
  )
)
struct ServicePageBrowserTests {
  private static let headline = "document.querySelector('.headline')"

  /// A service with a ledger, and its page.
  private static func open(
    _ folder: borrowing TemporaryFolder,
    width: Int = 390
  ) throws -> (ServiceProcess, BrowserPage) {
    let service = try ServiceProcess(
      data: folder.path + "/answers.db",
      log: folder.path + "/log",
      ["--ledger", folder.path + "/chain.db"]
    )
    let page = try BrowserPage("http://127.0.0.1:\(service.port)/", width: width, height: 900)
    return (service, page)
  }

  private static func submit(_ page: BrowserPage) throws {
    try page.evaluate("document.getElementById('form').requestSubmit()")
    try page.wait(for: "!document.getElementById('ask').disabled")
  }

  @Test("a proof gets its verdict, its security and where bytes and time go")
  func proof() throws {
    let folder = try TemporaryFolder()
    let (service, page) = try Self.open(folder)
    let url = ProofFile.shipped("recursive-poseidon-blake").url
    try page.choose([("proof.json", String(decoding: Data(contentsOf: url), as: UTF8.self))])
    try Self.submit(page)
    #expect(try page.evaluate("\(Self.headline).textContent") == "ACCEPTED")
    let text = try page.evaluate("document.getElementById('verdict').innerText")
    for part in ["Security", "hash collisions", "96 bits", "Proof", "recursive", "Bytes", "Time"] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(try Int(page.evaluate("document.querySelectorAll('meter').length")) ?? 0 > 5)
    // A phone shows all of it without scrolling sideways.
    #expect(try page.evaluate("document.documentElement.scrollWidth <= innerWidth") == "true")
    withExtendedLifetime(service) {}
  }

  @Test("a proof below the policy is refused, and what is none is malformed")
  func failures() throws {
    let folder = try TemporaryFolder()
    let (service, page) = try Self.open(folder)
    let url = ProofFile.shipped("plain-keccak256").url
    let proof = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    try page.evaluate("document.getElementById('policy').value = 'provable-128'")
    try page.choose([("proof.json", proof)])
    try Self.submit(page)
    #expect(try page.evaluate("\(Self.headline).textContent") == "REFUSED")
    try page.choose([
      ("<img src=x onerror=document.title=1>.json", "<script>document.title=1</script>")
    ])
    try Self.submit(page)
    #expect(try page.evaluate("\(Self.headline).textContent") == "MALFORMED")
    #expect(try page.evaluate("document.title") == "stark")
    #expect(try page.evaluate("document.querySelectorAll('img').length") == "0")
    withExtendedLifetime(service) {}
  }

  @Test("batches are applied to the ledger, and its status is shown")
  func batches() throws {
    let folder = try TemporaryFolder()
    let (service, page) = try Self.open(folder, width: 1000)
    #expect(try page.evaluate("document.getElementById('ledger').hidden") == "true")
    let paths = [ShippedChain.proof] + ShippedChain.batches
    let files = try paths.enumerated().map { index, path in
      let text = try String(contentsOfFile: path, encoding: .utf8)
      return (name: index == 0 ? "proof.json" : "batch\(index).json", text: text)
    }
    try page.choose(files)
    try page.evaluate("document.getElementById('apply').click()")
    try Self.submit(page)
    #expect(try page.evaluate("\(Self.headline).textContent") == "ACCEPTED")
    let text = try page.evaluate("document.getElementById('verdict').innerText")
    #expect(text.contains("Batch 3"))
    #expect(text.contains("state difference"))
    try page.wait(for: "!document.getElementById('ledger').hidden")
    let ledger = try page.evaluate("document.getElementById('ledger').innerText")
    #expect(ledger.contains("batch count"))
    #expect(ledger.contains("3"))
    withExtendedLifetime(service) {}
  }
}
