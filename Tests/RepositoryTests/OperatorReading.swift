/// The expressions of a Swift text that a reader who knows C reads otherwise than the compiler.
///
/// Swift binds shifts above products, `&` as products, `|` and `^` as sums; C binds all of them
/// below sums. So `n - 1 & 63` is `n - (1 & 63)` in Swift and `(n - 1) & 63` in C, and both
/// compile. A chain of such operators is refused if the two languages group it differently;
/// parentheses make it one reading. Comparisons end a chain, because where they take part types
/// allow one reading only.
struct OperatorReading {
  /// A chain that has two readings.
  struct Finding: Equatable, CustomStringConvertible {
    /// The line of its first operator, from 1.
    let line: Int
    /// The operators, in order.
    let operators: [String]

    var description: String { "line \(line): \(operators.joined(separator: " … "))" }
  }

  private struct Chain {
    var operators: [String] = []
    var line = 0
    /// Whether an operand came last, so that an operator goes on and another operand does not.
    var hasOperand = false
  }

  private(set) var findings: [Finding] = []
  private var chains = [Chain()]

  init(_ text: String) {
    for token in SwiftTokens(text).tokens { read(token) }
    endChain()
  }

  private mutating func read(_ token: SwiftTokens.Token) {
    let last = chains.count - 1
    switch token.kind {
    case .operand:
      if chains[last].hasOperand { endChain() }
      chains[chains.count - 1].hasOperand = true
    case .suffix:
      break
    case .infix(let name):
      guard chains[last].hasOperand, OperatorReading.swift[name] != nil else { return endChain() }
      if chains[last].operators.isEmpty { chains[last].line = token.line }
      chains[last].operators.append(name)
      chains[last].hasOperand = false
    case .opening(let isCall):
      if !isCall {
        if chains[last].hasOperand { endChain() }
        chains[chains.count - 1].hasOperand = true
      }
      chains.append(Chain())
    case .closing:
      endChain()
      if chains.count > 1 { chains.removeLast() }
    case .end:
      endChain()
    }
  }

  /// Looks at the innermost chain and begins another.
  private mutating func endChain() {
    let chain = chains.removeLast()
    chains.append(Chain())
    let inC = OperatorReading.grouping(of: chain.operators, by: OperatorReading.c)
    guard OperatorReading.grouping(of: chain.operators, by: OperatorReading.swift) != inC else {
      return
    }
    findings.append(Finding(line: chain.line, operators: chain.operators))
  }

  /// The places of the operators in the order in which they are applied to their operands, as the
  /// nesting of a tree.
  private static func grouping(of operators: [String], by ranks: [String: Int]) -> String {
    guard let least = operators.map({ ranks[$0] ?? 0 }).min() else { return "x" }
    // All of these operators group to the left: the last of the weakest is applied last.
    let root = operators.lastIndex { ranks[$0] ?? 0 == least } ?? 0
    let left = grouping(of: Array(operators[..<root]), by: ranks)
    let right = grouping(of: Array(operators[(root + 1)...]), by: ranks)
    return "(" + left + right + ")"
  }

  /// How strongly Swift binds.
  private static let swift: [String: Int] = [
    "<<": 3, ">>": 3, "&<<": 3, "&>>": 3,
    "*": 2, "/": 2, "%": 2, "&*": 2, "&": 2,
    "+": 1, "-": 1, "&+": 1, "&-": 1, "|": 1, "^": 1,
  ]

  /// How strongly C binds the operators that stand for the same.
  private static let c: [String: Int] = [
    "*": 6, "/": 6, "%": 6, "&*": 6,
    "+": 5, "-": 5, "&+": 5, "&-": 5,
    "<<": 4, ">>": 4, "&<<": 4, "&>>": 4,
    "&": 3, "^": 2, "|": 1,
  ]
}
