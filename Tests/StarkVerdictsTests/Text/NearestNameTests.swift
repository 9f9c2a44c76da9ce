import StarkVerdicts
import Testing

@Suite("Names that somebody will have meant")
struct NearestNameTests {
  private let names = ["verify", "settle", "sharp-96", "starkex-80", "provable-100", "research"]

  @Test(
    "are a letter or a third of them away",
    arguments: [
      ("verfy", "verify"), ("vreify", "verify"), ("Verify", "verify"), ("verifyy", "verify"),
      ("sharp96", "sharp-96"), ("sharp_96", "sharp-96"), ("sharp", nil),
      ("provable-128", "provable-100"),
      ("reserach", "research"), ("unverify", "verify"), ("x", nil), ("", nil),
      ("something else", nil),
    ] as [(String, String?)]
  )
  func nearest(text: String, name: String?) {
    #expect(NearestName.nearest(to: text, among: names) == name)
  }

  @Test("are not looked for where a text is longer than names are, or there are none")
  func bounds() {
    let long = String(repeating: "a", count: 1 << 20)
    #expect(NearestName.nearest(to: long, among: [long]) == nil)
    #expect(NearestName.nearest(to: "a", among: []) == nil)
    #expect(NearestName.nearest(to: "a", among: [""]) == "")
  }
}
