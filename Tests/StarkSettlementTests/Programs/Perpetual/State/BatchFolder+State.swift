import StarkAlgebra
import StarkJSON
import StarkSettlement
import TestSupport
import Testing

extension BatchFolder {
  /// The proven output.
  func output() throws -> Perpetual.Output {
    let words = try outputWords()
    return try Perpetual.Output(decoding: words.main + words.data)
  }

  /// The positions in the member `name` of the batch file.
  func positions(_ name: String) throws -> [UInt64: Perpetual.Position] {
    let members = try json("batch.json").object().required(name).object()
      .members(maximumCount: 1000)
    var positions: [UInt64: Perpetual.Position] = [:]
    for member in members {
      let file = try member.value.object()
      positions[try id(member.name)] = Perpetual.Position(
        publicKey: try file.element("public_key"),
        collateral: try file.integer("collateral_balance"),
        assets: try file.list("assets").map {
          Perpetual.Holding(
            asset: try Perpetual.SyntheticAssetID(named: $0),
            balance: try $0.integer("balance"),
            cachedFundingIndex: try $0.integer("cached_funding_index")
          )
        },
        fundingTimestamp: try file.integer("funding_timestamp")
      )
    }
    return positions
  }

  /// The fulfilled amounts in the member `name` of the batch file.
  func orders(_ name: String) throws -> [UInt64: Perpetual.OrderFill] {
    let members = try json("batch.json").object().required(name).object()
      .members(maximumCount: 1000)
    var orders: [UInt64: Perpetual.OrderFill] = [:]
    for member in members {
      orders[try id(member.name)] = Perpetual.OrderFill(
        amount: try member.value.integer(in: 0...UInt64.max)
      )
    }
    return orders
  }

  /// The state before the batch, of which only the positions are known that the file has paths of.
  func partialState(counts: inout OperationCounts) throws -> Perpetual.State {
    let shared = try output().previous
    let paths = try json("batch.json").object().required("prev_tree_auth_paths").object()
      .required("positions").object().members(maximumCount: 1000)
    let previous = try positions("prev_positions")
    let authenticated = try paths.map { member in
      let index = try id(member.name)
      return AuthenticationPath(
        index: index,
        leaf: previous[index] ?? .empty,
        siblings: try member.value.array(maximumCount: 64).map { try $0.fieldElement() }
      )
    }
    return Perpetual.State(
      positions: try SparseTree(
        height: shared.positionsHeight,
        root: shared.positionsRoot,
        paths: authenticated,
        counts: &counts
      ),
      orders: SparseTree(
        height: shared.ordersHeight,
        root: shared.ordersRoot,
        counts: &counts
      ),
      shared: shared
    )
  }

  private func id(_ text: String) throws -> UInt64 { try #require(UInt64(text)) }
}

extension Perpetual.State {
  /// The state without positions and orders from which the chain of the repository starts.
  static func genesis(counts: inout OperationCounts) throws -> Perpetual.State {
    let shared = try BatchFolder.perpetual("batch1").output().previous
    return Perpetual.State(
      positions: SparseTree(height: shared.positionsHeight, counts: &counts),
      orders: SparseTree(height: shared.ordersHeight, counts: &counts),
      shared: shared
    )
  }

  /// The states before and after the batches of the chain.
  static func chain(counts: inout OperationCounts) throws -> [Perpetual.State] {
    var states = [try genesis(counts: &counts)]
    for folder in BatchFolder.perpetualChain {
      states.append(try states[states.count - 1].applying(folder.output(), counts: &counts))
    }
    return states
  }
}
