import Testing

@Suite("Operators that C would group otherwise")
struct OperatorTests {
  /// Every Swift text of the repository, the packages beside the main one included.
  private static let files =
    SourceTree.sources + SourceTree.tests + SourceTree.files(in: "Benchmarks")

  @Test("no expression mixes &, |, ^ or shifts with sums such that C reads it otherwise")
  func oneReading() {
    #expect(OperatorTests.files.count > 500)
    for file in OperatorTests.files {
      let findings = OperatorReading(file.lines.joined(separator: "\n")).findings
      #expect(findings.isEmpty, "\(file.path): \(findings.first?.description ?? "")")
    }
  }

  @Test(
    "a line with two readings is refused",
    arguments: [
      // The line that made the inverse of 42 wrong.
      "let mask = (1 &<< UInt64(truncatingIfNeeded: steps)) &- 1 & 63",
      "let low = carry + word & 63",
      "let low = word & 63 + carry",
      "let low = word & count * 8",
      "let sum = x | y + z",
      "let sum = x ^ y &- z",
      "let mask = 1 << count - 1",
      "let mask = 1 &<< count &- 1",
      "let place = start + 1 << step",
      "let mixed = word &* 0x1656 >> 24",
      "let value = rate * price * UInt128(elapsed) >> 32",
      "let last = call(a, b & c + d)",
      "let last = table[b & c + d]",
      "let text = \"between \\(a & b + c) and more\"",
      "let text = #\"\"\"\n  \\#(a & b + c)\n  \"\"\"#",
      "return a.b(c).d & -e + f",
      "let long = word\n  & mask\n  + carry",
      "let long = word & /* the low bits */ mask // six\n  + carry",
      "let closure = list.map { $0 & 1 + $1 }",
      "let value = optional! & 1 + 2",
      "let quotient = a / b & c + d",
      "if a == b & c - d { return }",
    ]
  )
  func refused(line: String) {
    #expect(OperatorReading(line).findings.count == 1)
  }

  @Test(
    "a line with one reading is passed",
    arguments: [
      "let mask = ((1 &<< UInt64(truncatingIfNeeded: steps)) &- 1) & 63",
      "let low = (word & 63) + carry",
      "let word = low | high << 8 | top &<< 16",
      "let word = a * b + c - d % e",
      "let word = (a &* b) ^ c >> 29",
      "let odd = exponent >> bit & 1 == 1",
      "let none = s0 | s1 | s2 == 0",
      "let difference = a - b | c",
      "let product = a &* b & mask",
      "let range = start + 1..<end & mask",
      "// a & b + c",
      "/* a & b + c /* nested */ a & b + c */",
      "let text = \"a & b + c\"",
      "let text = \"a \\\" & b + c\"",
      "let text = \"\"\"\n  a & b + c \"\n  \"\"\"",
      "let text = #\"a \\(a & b + c)\"#",
      "let text = \"\\(a) & \\(b) + \\(c)\"",
      "let found = text.contains(/a & b + c/)",
      "let found = text.contains(#/ a & b + c/d /#)",
      "let pair = (a & b, c + d)",
      "let sum = a & b\nlet next = c + d",
      "call(&a, b + c)",
      "func first(_ x: any First & Second) -> Int { 1 + 2 }",
      "static func + (x: A, y: A) -> A { x & y }",
      "let sign = condition ? a & b : c + d",
      "let value = a & b ?? c + d",
      "let number = 1.5e-3 + x",
      "let generic = Array<Array<Int>>(repeating: a + b, count: 2)",
    ]
  )
  func passed(line: String) {
    #expect(OperatorReading(line).findings.isEmpty)
  }

  @Test("a finding names its line and operators")
  func finding() {
    let findings = OperatorReading("let a = 1\n/* two\nlines */ let b = a & 2 + 3\n").findings
    #expect(findings.map(\.line) == [3])
    #expect(findings.map(\.operators) == [["&", "+"]])
    #expect(findings.first?.description == "line 3: & … +")
  }
}
