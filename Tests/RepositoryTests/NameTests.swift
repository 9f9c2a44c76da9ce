import Testing

/// Texts from files and requests become names of ours by their bytes, see `ExactName`.
@Suite("Known names are compared by their bytes")
struct NameTests {
  /// Where an enumeration is made of a text by the equality of strings.
  private static func makers(in text: String, named enumerations: Set<String>) -> [String] {
    text.matches(of: /\b(\w+)(\(rawValue:|\.init\(rawValue:)/)
      .map { String($0.output.1) }
      .filter(enumerations.contains)
  }

  /// The enumerations declared in `text` whose raw values are strings.
  private static func stringEnumerations(in text: String) -> [String] {
    text.matches(of: /enum (\w+): String\b/).map { String($0.output.1) }
  }

  @Test("no enumeration of strings is made by init(rawValue:), which takes look-alikes")
  func rawValues() {
    let texts = SourceTree.sources.map { file in
      (file.path, file.code.map(\.text).joined(separator: "\n"))
    }
    let declared = Set(texts.flatMap { NameTests.stringEnumerations(in: $0.1) })
    #expect(declared.count > 20)
    // A type parameter that stands for any of them.
    let enumerations = declared.union(["Name"])
    for (path, text) in texts {
      #expect(NameTests.makers(in: text, named: enumerations).isEmpty, "\(path)")
    }
  }

  @Test("the reader of JSON has no set or dictionary of strings, and asks no list for a string")
  func collections() {
    let files = SourceTree.sources.filter { $0.path.hasPrefix("Sources/StarkJSON/") }
    #expect(files.count > 10)
    for file in files {
      for (number, text) in file.code {
        let strings = text.contains(/Set<String>|\[String:|\.contains\(name\)|\bname ==/)
        #expect(!strings, "\(file.path):\(number)")
      }
    }
  }

  @Test("such a maker is found")
  func found() {
    let text = "enum Layout: String, Sendable {}\nlet layout = Layout(rawValue: text)"
    let enumerations = Set(NameTests.stringEnumerations(in: text))
    #expect(enumerations == ["Layout"])
    #expect(NameTests.makers(in: text, named: enumerations) == ["Layout"])
    let others =
      "let x = Layout(name: text)\nlet y = Other(rawValue: 3)\nlist.map(Layout.init(rawValue:))"
    #expect(NameTests.makers(in: others, named: enumerations) == ["Layout"])
  }
}
