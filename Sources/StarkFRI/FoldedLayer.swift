import StarkAlgebra
import StarkCommitments

/// The values the queries have reached, and where: one value per distinct position.
struct FoldedLayer<Element: CommittableField> {
  /// Positions in the current layer, ascending and distinct.
  private(set) var positions: [Int]
  /// The value at each position.
  private(set) var values: [Element]
  /// The inverse of the domain point at each position.
  private var inversePoints: [Element]

  /// Folds layer 0, or takes it as it is when the first step is 0.
  init(
    positions: [Int],
    values: [Element],
    parameters: FRIParameters,
    challenge: Element?,
    counts: inout OperationCounts
  ) {
    let step = parameters.foldingSteps[0]
    let domain = Coset<Element>(log2Size: parameters.log2DomainSize)
    // The inverse of ωʲ is ω^(size − j).
    let inverseIndices = positions.map { position in
      let index = bitReversed(position << step, width: domain.log2Size)
      return (domain.size - index) & (domain.size - 1)
    }
    self.positions = positions
    self.values = values
    inversePoints = inverseIndices.map { domain.element($0) }
    counts.multiplications += inverseIndices.reduce(domain.log2Size) { $0 + $1.nonzeroBitCount }
    // There is a challenge exactly if the first step folds.
    guard let challenge else { return }
    let rows = LayerRows<Element>(
      indices: positions,
      known: [],
      firstQuery: Array(positions.indices),
      firstColumn: [Int](repeating: 0, count: positions.count)
    )
    fold(rows, cells: values, step: step, challenge: challenge, counts: &counts)
  }

  /// The cells that are not known of the rows of 2^step cells in which the positions lie.
  func unknownCellCount(of step: Int) -> WordCount {
    var rowCount = 0
    var last: Int?
    for position in positions where position >> step != last {
      rowCount += 1
      last = position >> step
    }
    return WordCount(rowCount: rowCount, columnCount: 1 << step, knownCount: positions.count)
  }

  /// The rows of 2^step cells in which the positions lie, with the known values in place.
  func rows(of step: Int) -> LayerRows<Element> {
    let width = 1 << step
    var rows = LayerRows<Element>(indices: [], known: [], firstQuery: [], firstColumn: [])
    for (query, position) in positions.enumerated() {
      if rows.indices.last != position >> step {
        rows.indices.append(position >> step)
        rows.firstQuery.append(query)
        rows.firstColumn.append(position % width)
        rows.known.append(contentsOf: repeatElement(nil, count: width))
      }
      rows.known[rows.known.count - width + position % width] = values[query]
    }
    return rows
  }

  /// Replaces the layer by the next one.
  mutating func fold(
    _ rows: LayerRows<Element>,
    cells: [Element],
    step: Int,
    challenge: Element,
    counts: inout OperationCounts
  ) {
    let folding = CosetFolding<Element>(step: step)
    var cells = cells
    var folded: [Element] = []
    var points: [Element] = []
    folded.reserveCapacity(rows.indices.count)
    points.reserveCapacity(rows.indices.count)
    for row in rows.indices.indices {
      let inverseOffset = folding.inverseOffset(
        ofPointWithInverse: inversePoints[rows.firstQuery[row]],
        at: rows.firstColumn[row]
      )
      folded.append(
        folding.fold(
          &cells,
          at: row << step,
          challenge: challenge,
          inverseOffset: inverseOffset
        )
      )
      points.append(inverseOffset.squared(times: step))
    }
    positions = rows.indices
    values = folded
    inversePoints = points
    counts.multiplications += folding.multiplicationCount(rowCount: rows.indices.count)
  }
}

/// The rows of a layer that hold the current positions.
struct LayerRows<Element: CommittableField> {
  /// Row indices, ascending and distinct.
  var indices: [Int]
  /// Row-major cells; the computed ones are known.
  var known: [Element?]
  /// For each row the first query in it, and that query's column.
  var firstQuery: [Int]
  var firstColumn: [Int]
}
