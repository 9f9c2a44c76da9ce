/// Numbers the different domains and row sets of a list of constraints.
struct DomainCollection {
  private(set) var domains: [ConstraintProgram.CompiledDomain] = []
  private(set) var rowSets: [RowSet] = []
  /// The numbers of the row sets that are the rows of a domain.
  private(set) var denominators: [Int] = []
  private var domainNumbers: [[Int]: Int] = [:]
  private var candidates: [Summary: [Int]] = [:]

  /// The number of a domain.
  mutating func number(of domain: ConstraintDomain) -> Int {
    let rows = number(of: domain.rows)
    let excluded = domain.excluded.map { number(of: $0) }
    let key = [rows] + excluded
    if let number = domainNumbers[key] { return number }
    let denominator = denominators.firstIndex(of: rows) ?? denominators.count
    if denominator == denominators.count { denominators.append(rows) }
    domains.append(ConstraintProgram.CompiledDomain(rows: denominator, excluded: excluded))
    domainNumbers[key] = domains.count - 1
    return domains.count - 1
  }

  private mutating func number(of rowSet: RowSet) -> Int {
    let summary = Summary(rowSet)
    if let number = candidates[summary, default: []].first(where: { rowSets[$0] == rowSet }) {
      return number
    }
    rowSets.append(rowSet)
    candidates[summary, default: []].append(rowSets.count - 1)
    return rowSets.count - 1
  }

  /// What tells most row sets apart without hashing hundreds of offsets.
  private struct Summary: Hashable {
    let period: Int
    let count: Int
    let last: Int

    init(_ rowSet: RowSet) {
      switch rowSet {
      case .every(let period, let offsets):
        self.period = period
        count = offsets.count
        last = offsets.last ?? 0
      case .first:
        period = 0
        count = 0
        last = 0
      case .last(let step):
        period = 0
        count = step
        last = 1
      }
    }
  }
}
