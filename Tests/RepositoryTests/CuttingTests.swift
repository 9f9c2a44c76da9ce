import Testing

@Suite("Texts from outside")
struct CuttingTests {
  @Test("no message cuts a text by a number of characters")
  func cuts() {
    // A number as the length of what is called text, name or kind, or of scalars: these are texts.
    let pattern = /\b(?:text|name|kind|unicodeScalars)\.prefix\((?:[0-9]+|maximumLength)\)/
    #expect("String(name.prefix(64))".contains(pattern))
    var found: [String] = []
    for file in SourceTree.sources {
      found += file.code.filter { $0.text.contains(pattern) }
        .map { "\(file.path):\($0.number): \($0.text)" }
    }
    // This one cuts bytes, and then the text of them.
    found.removeAll { $0.contains("cut(toByteCount:") }
    #expect(found.isEmpty, "\(found)")
  }
}
