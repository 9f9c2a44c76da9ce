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
    width: Int = 390,
    token: String? = nil
  ) throws -> (ServiceProcess, BrowserPage) {
    let service = try ServiceProcess(
      data: folder.path + "/answers.db",
      log: folder.path + "/log",
      ["--ledger", folder.path + "/chain.db"]
        + (token.map { ["--token-file", try folder.write($0 + "\n", to: "token")] } ?? [])
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
    let levels = try page.evaluate("document.querySelector('details').textContent")
    #expect(levels.contains("state difference"))
    try page.wait(for: "!document.getElementById('ledger').hidden")
    let ledger = try page.evaluate("document.getElementById('ledger').innerText")
    #expect(ledger.contains("batches\t3"))
    // Nothing of it is raw: times, ages and amounts are as the report has them, and alerts come
    // first.
    for part in [
      "2023-11-15 00:24:00 UTC", " d ", "282,550,000,000 quanta", "should be at most 2 d",
    ] {
      #expect(ledger.contains(part), "\(part)")
    }
    #expect(!ledger.contains("exit code"))
    #expect(!ledger.contains("schema"))
    let first = try page.evaluate("document.querySelector('#ledger h2 + *').className")
    #expect(first == "alerts")
    #expect(try page.evaluate("document.querySelector('.alerts p').textContent.length") != "0")
    let colour = "getComputedStyle(document.querySelector('#ledger .alerts strong')).color"
    #expect(try page.evaluate(colour) == "rgb(180, 35, 24)")
    // Batches that hold are folded, and open at a click.
    #expect(try page.evaluate("document.querySelectorAll('details:not([open])').length") == "3")
    try page.evaluate("document.querySelector('summary').click()")
    let opened = try page.evaluate("document.querySelector('details[open]').innerText")
    #expect(opened.contains("state transition fact"))
    withExtendedLifetime(service) {}
  }

  @Test("the report of a service with a token opens with its style")
  func report() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/chain.db"
    let applied = try CommandRunner.run([
      "settle", "apply", "--ledger", path, "--proof", ShippedChain.proof,
    ])
    #expect(applied.code == 0, "\(applied.output)")
    let token = String(repeating: "0123456789abcdef", count: 3)
    let (service, page) = try Self.open(folder, width: 1280, token: token)
    #expect(try page.evaluate("document.getElementById('ledger').hidden") == "true")
    try page.evaluate("document.getElementById('token').value = '\(token)'")
    try page.evaluate("document.getElementById('report').click()")
    try page.follow()
    #expect(try page.evaluate("location.protocol") == "blob:")
    #expect(try page.evaluate("document.title") == "ledger: perpetual v3.2")
    #expect(try page.evaluate("document.styleSheets.length") == "1")
    #expect(try page.evaluate("getComputedStyle(document.body).maxWidth") == "1216px")
    // All columns of all tables, that of security too, are inside their cards.
    let wide = """
      [...document.querySelectorAll('.scroll')].filter((box) =>
        box.scrollWidth > box.clientWidth).length
      """
    #expect(try page.evaluate("document.querySelectorAll('.scroll').length") == "5")
    #expect(try page.evaluate(wide) == "0")
    withExtendedLifetime(service) {}
  }

  @Test("a verdict is announced and has the focus, and everything has a name")
  func access() throws {
    let folder = try TemporaryFolder()
    let (service, page) = try Self.open(folder)
    let url = ProofFile.shipped("plain-keccak256").url
    try page.choose([("proof.json", String(decoding: Data(contentsOf: url), as: UTF8.self))])
    let named = "document.querySelector('.chosen select').getAttribute('aria-label')"
    #expect(try page.evaluate(named) == "What proof.json is")
    try Self.submit(page)
    let state = "document.querySelector('[role=status]').textContent"
    #expect(try page.evaluate(state) == "Verdict: accepted")
    #expect(try page.evaluate("document.activeElement === \(Self.headline)") == "true")
    let unnamed = """
      [...document.querySelectorAll('select, input, button')].filter((field) =>
        !field.labels?.length && !field.textContent && !field.getAttribute('aria-label')).length
      """
    #expect(try page.evaluate(unnamed) == "0")
    let headless = """
      [...document.querySelectorAll('tr')].filter((row) => !row.querySelector('th[scope]')).length
      """
    #expect(try page.evaluate(headless) == "0")
    withExtendedLifetime(service) {}
  }

  @Test("bits of a proof that was not accepted are told as what it would have, and greyed")
  func rejected() throws {
    let folder = try TemporaryFolder()
    let (service, page) = try Self.open(folder)
    var proof = try EditableJSON(
      [UInt8](Data(contentsOf: ProofFile.shipped("plain-keccak256").url))
    )
    let hex = try proof.value(at: "/proof_hex").text.dropFirst().dropLast()
    var digits = Array(hex.utf8)
    digits[hex.utf8.count / 2] = digits[hex.utf8.count / 2] == 0x30 ? 0x31 : 0x30
    try proof.set("/proof_hex", to: .string(String(decoding: digits, as: UTF8.self)))
    try page.choose([("proof.json", proof.text)])
    try Self.submit(page)
    #expect(try page.evaluate("\(Self.headline).textContent") == "REJECTED")
    let title = try page.evaluate("document.querySelector('.void h2').textContent")
    #expect(title == "Security that it would have, were it accepted")
    let colours = ["'.void td'", "'.note'"].map {
      "getComputedStyle(document.querySelector(\($0))).color"
    }
    #expect(try page.evaluate(colours[0]) == page.evaluate(colours[1]))
    withExtendedLifetime(service) {}
  }

  @Test("names don't turn what is around them, and a file dropped anywhere is chosen")
  func files() throws {
    let folder = try TemporaryFolder()
    let (service, page) = try Self.open(folder)
    try page.choose([("a\u{202e}gnp.json", "{}")])
    let name = "document.querySelector('.chosen .name')"
    #expect(try page.evaluate("\(name).tagName") == "BDI")
    #expect(try page.evaluate("\(name).textContent") == "a\u{fffd}gnp.json")
    let drop = """
      (() => {
        const transfer = new DataTransfer();
        transfer.items.add(new File(["{}"], "dropped.json"));
        const event = new DragEvent("drop",
          { dataTransfer: transfer, bubbles: true, cancelable: true });
        document.querySelector("footer").dispatchEvent(event);
        return event.defaultPrevented;
      })()
      """
    #expect(try page.evaluate(drop) == "true")
    #expect(try page.evaluate("document.querySelector('.chosen').textContent").hasPrefix("dropped"))
    withExtendedLifetime(service) {}
  }

  @Test("figures have units and groups, no word breaks inside, and the id can be copied")
  func figures() throws {
    let folder = try TemporaryFolder()
    let (service, page) = try Self.open(folder)
    let url = ProofFile.shipped("recursive-poseidon-blake").url
    try page.choose([("proof.json", String(decoding: Data(contentsOf: url), as: UTF8.self))])
    try Self.submit(page)
    let text = try page.evaluate("document.getElementById('verdict').innerText")
    #expect(text.contains("hash collisions\t124 bits"))
    #expect(text.contains(/steps\t[0-9]{1,3},[0-9]{3}/), "\(text)")
    #expect(!text.contains(/\b0\.0[0-4] ms/))
    #expect(text.contains("verification id"))
    try page.evaluate("document.querySelector('.copyable button').click()")
    try page.wait(for: "document.querySelector('.copyable button').textContent !== 'Copy'")
    let selected = try page.evaluate("getSelection().toString()")
    #expect(try page.evaluate("document.querySelector('code').textContent") == selected)
    #expect(selected.hasPrefix("0x"))
    let breaks = "getComputedStyle(document.querySelector('tbody th')).overflowWrap"
    #expect(try page.evaluate(breaks) == "normal")
    withExtendedLifetime(service) {}
  }
}
