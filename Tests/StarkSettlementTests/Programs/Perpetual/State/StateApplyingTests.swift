import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import TestSupport
import Testing

@Suite("Published data leads to the proven state")
struct StateApplyingTests {
  @Test("from the empty state through the chain")
  func chain() throws {
    var counts = OperationCounts()
    var state = try Perpetual.State.genesis(counts: &counts)
    for folder in BatchFolder.perpetualChain {
      let output = try folder.output()
      state = try state.applying(output, counts: &counts)
      #expect(state.shared == output.next)
      #expect(state.positions.root == output.next.positionsRoot)
      #expect(state.orders.root == output.next.ordersRoot)
      let expected = try folder.positions("new_positions")
      #expect(expected.count == output.data?.positions.count)
      for (id, position) in expected { #expect(try state.positions.leaf(at: id) == position) }
    }
    let ids = try state.positions.leaves().map(\.index)
    #expect(ids == [1, 2, 4, 6, 9, 9_223_372_036_854_775_815, .max])
  }

  @Test("from the paths of a batch file", arguments: BatchFolder.perpetualChain)
  func paths(folder: BatchFolder) throws {
    var counts = OperationCounts()
    let output = try folder.output()
    let state = try folder.partialState(counts: &counts).applying(output, counts: &counts)
    #expect(state.shared == output.next)
    for (id, position) in try folder.positions("new_positions") {
      #expect(try state.positions.leaf(at: id) == position)
    }
  }

  @Test("orders stay known if none was touched, and only their root otherwise")
  func orders() throws {
    var counts = OperationCounts()
    var output = try BatchFolder.perpetual("batch1").output()
    let genesis = try Perpetual.State.genesis(counts: &counts)
    let after = try genesis.applying(output, counts: &counts)
    #expect(throws: TreeError.unknownLeaf(index: 5)) { try after.orders.leaf(at: 5) }
    output.next.ordersRoot = output.previous.ordersRoot
    let untouched = try genesis.applying(output, counts: &counts)
    #expect(try untouched.orders.leaf(at: 5) == .empty)
  }

  @Test("a batch that continues another state is refused, with the first field that differs")
  func previousState() throws {
    var counts = OperationCounts()
    let states = try Perpetual.State.chain(counts: &counts)
    let outputs = try BatchFolder.perpetualChain.map { try $0.output() }
    let pairs = [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]
    for (state, batch) in pairs {
      let shared = states[state].shared
      let difference = try #require(shared.difference(from: outputs[batch].previous))
      #expect(difference.field == "positions_root")
      #expect(difference.expected == "\(shared.positionsRoot)")
      #expect(difference.found == "\(outputs[batch].previous.positionsRoot)")
      #expect(throws: Fault.otherState(difference)) {
        try states[state].applying(outputs[batch], counts: &counts)
      }
    }
  }

  @Test("every word of the previous state counts")
  func previousWords() throws {
    var counts = OperationCounts()
    let folder = BatchFolder.perpetual("batch2")
    let words = try folder.outputWords()
    let output = try folder.output()
    let state = try folder.partialState(counts: &counts)
    let start = 2 + 1 + 2 * output.assetHashes.count + 1
    var fields: Set<String> = []
    for index in start..<start + output.previous.words.count {
      var mutated = words.main + words.data
      mutated[index] += 1
      guard let changed = try? Perpetual.Output(decoding: mutated) else { continue }
      let difference = try #require(state.shared.difference(from: changed.previous))
      fields.insert(difference.field)
      #expect(throws: Fault.otherState(difference)) {
        try state.applying(changed, counts: &counts)
      }
    }
    // Heights of 65 and counts that don't fit are no output.
    #expect(fields.count == output.previous.words.count - 4)
    #expect(fields.contains("oracle_prices[2].price") && fields.contains("system_time"))
    #expect(state.shared.difference(from: state.shared) == nil)
  }

  @Test("every word of the data counts", arguments: BatchFolder.perpetualChain)
  func dataWords(folder: BatchFolder) throws {
    var counts = OperationCounts()
    let words = try folder.outputWords()
    let state = try folder.partialState(counts: &counts)
    let ticks = try #require(try folder.output().data).fundingTicks
    // Nobody is funded by the first of two ticks, so its table leaves no trace in the positions.
    let untracedWords = ticks.count == 2 ? 1..<1 + ticks[0].words.count : 0..<0
    for (index, word) in words.data.enumerated() {
      for replacement in [word + 1, word - 1, 0, Felt252.zero - 1] where replacement != word {
        var mutated = words.data
        mutated[index] = replacement
        let isAccepted =
          (try? state.applying(.init(decoding: words.main + mutated), counts: &counts)) != nil
        #expect(!isAccepted || untracedWords.contains(index), "word \(index)")
      }
    }
  }

  @Test("another root is refused")
  func root() throws {
    var counts = OperationCounts()
    let folder = BatchFolder.perpetual("batch3")
    var output = try folder.output()
    let state = try folder.partialState(counts: &counts)
    let root = output.next.positionsRoot
    output.next.positionsRoot = root + 1
    let fault = Fault.positionsRoot(expected: root + 1, found: root)
    #expect(throws: fault) { try state.applying(output, counts: &counts) }
  }

  @Test("a tree that changes its height is refused")
  func heights() throws {
    var counts = OperationCounts()
    let genesis = try Perpetual.State.genesis(counts: &counts)
    for path in [\Perpetual.SharedState.positionsHeight, \.ordersHeight] {
      var output = try BatchFolder.perpetual("batch1").output()
      output.next[keyPath: path] = 63
      let fault = Fault.stateHeight(expected: 64, found: 63)
      #expect(throws: fault) { try genesis.applying(output, counts: &counts) }
    }
  }

  @Test("a position that the state doesn't know is refused")
  func unknownPosition() throws {
    var counts = OperationCounts()
    let folder = BatchFolder.perpetual("batch2")
    var state = try folder.partialState(counts: &counts)
    state.positions = SparseTree(
      height: 64,
      root: state.positions.root,
      counts: &counts
    )
    #expect(throws: Fault.tree(.unknownLeaf(index: 1))) {
      try state.applying(folder.output(), counts: &counts)
    }
  }
}
