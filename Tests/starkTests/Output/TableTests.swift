import Testing
import stark

@Suite("Table")
struct TableTests {
  @Test("columns are as wide as their widest cell, and lines end without blanks")
  func layout() {
    var table = Table([.left, .right, .left])
    table.add(["a", "1", "first"])
    table.add(["long", "1000", ""])
    table.add(["short"])
    #expect(table.lines(indentation: 2) == ["  a         1  first", "  long   1000", "  short"])
  }

  @Test("a table without rows has no lines")
  func empty() {
    #expect(Table([.left]).lines().isEmpty)
  }
}
