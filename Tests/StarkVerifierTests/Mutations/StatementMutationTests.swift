import StarkCairo
import TestSupport
import Testing

@Suite("Every part of a public input")
struct StatementMutationTests {
  /// One proof of each layout that has one.
  static let names = [
    "plain-blake256", "small-keccak256", "dex-starkex", "dex_with_bitwise-starkex",
    "perpetual-starkex", "recursive_large_output-keccak", "recursive_with_poseidon-poseidon-full",
    "starknet-sharp", "starknet_with_keccak-blake", "all_solidity-sharp",
  ]
  /// What may refuse a statement: its own checks, or the transcript that begins with it.
  static let codes = ["statement/", "out-of-domain"]
  static let segments = "/public_input/memory_segments"
  static let memory = "/public_input/public_memory"

  @Test("a segment moved, stretched, reversed, over another or out of range", arguments: names)
  func segment(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let all = try json.segments()
    let mutations = try all.flatMap { (name, segment) -> [GeneratedMutation] in
      let (begin, stop) = segment
      let cells = UInt64(Builtin(rawValue: name)?.cellsPerInstance ?? 1)
      var places = [
        (begin + 1, stop + 1), (begin + cells, stop + cells), (begin - 1, stop - 1),
        (begin + 1, stop), (begin, stop + 1), (begin, stop + cells), (begin, begin), (0, stop),
        (0, 0), (begin, .max), (.max - 1, .max), (.max, .max),
        (begin + (1 << 32), stop + (1 << 32)),
        (begin + (1 << 63), stop + (1 << 63)),
      ]
      places += all.filter { $0.name != name }.map(\.bounds)
      places += all.filter { $0.name != name }.map { ($0.bounds.0, $0.bounds.0 + stop - begin) }
      var mutations: [GeneratedMutation] = []
      for place in places where place != segment {
        mutations.append(
          try GeneratedMutation("\(name) at \(place)", of: json, expecting: Self.codes) {
            try $0.setSegment(name, place)
          }
        )
      }
      mutations.append(
        try GeneratedMutation(
          "\(name) reversed",
          of: json,
          expecting: ["statement/segment-reversed"],
          at: name
        ) { try $0.setSegment(name, (stop, begin)) }
      )
      mutations.append(
        try GeneratedMutation(
          "no \(name)",
          of: json,
          expecting: ["malformed/public-input", "statement/segments-overlapping"]
        ) {
          try $0.remove("\(Self.segments)/\(name)")
        }
      )
      return mutations
    }
    #expect(mutations.count >= 30)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("an output changed, hidden, added, repeated, or on a page of its own", arguments: names)
  func output(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    guard let output = try json.segments().first(where: { $0.name == "output" })?.bounds else {
      return #expect(name.hasPrefix("plain"))
    }
    var mutations: [GeneratedMutation] = []
    func add(
      _ change: String,
      _ expected: [String],
      _ body: (inout EditableJSON) throws -> Void
    ) rethrows {
      mutations.append(try GeneratedMutation(change, of: json, expecting: expected, body))
    }
    for (pointer, cell) in try json.cells()
    where cell.address >= output.0 && cell.address < output.1 {
      try add("\(cell.address) changed", ["out-of-domain"]) {
        try $0.set("\(pointer)/value", to: .string(cell.otherValue))
      }
      try add("\(cell.address) hidden", ["statement/output-cell-missing"]) {
        try $0.remove(pointer)
      }
      try add("\(cell.address) repeated", ["statement/repeated-address"]) {
        try $0.insert(json.value(at: pointer), at: "\(Self.memory)/-")
      }
      try add("\(cell.address) with two values", ["malformed/public-memory"]) {
        var copy = try json.value(at: pointer)
        try copy.set("/value", to: .string(cell.otherValue))
        try $0.insert(copy, at: "\(Self.memory)/-")
      }
      try add("\(cell.address) on page 1", ["out-of-domain"]) {
        try $0.set("\(pointer)/page", to: .scalar("1"))
      }
      try add("\(cell.address) on page 2", ["out-of-domain"]) {
        try $0.set("\(pointer)/page", to: .scalar("2"))
      }
      try add("\(cell.address) elsewhere", ["statement/output-cell-missing"]) {
        try $0.set("\(pointer)/address", to: .scalar("\(output.1)"))
      }
      try add("one more, like \(cell.address)", ["statement/unexplained-cell"]) {
        var copy = try json.value(at: pointer)
        try copy.set("/address", to: .scalar("\(output.1)"))
        try $0.insert(copy, at: "\(Self.memory)/-")
      }
    }
    #expect(mutations.count >= 40)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test(
    "a public cell of program or stack changed or hidden",
    arguments: ["plain-blake256", "small-keccak256", "recursive_with_poseidon-poseidon-full"]
  )
  func cells(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let mutations = try json.cells().flatMap { pointer, cell in
      [
        try GeneratedMutation("\(cell.address) changed", of: json, expecting: Self.codes) {
          try $0.set("\(pointer)/value", to: .string(cell.otherValue))
        },
        try GeneratedMutation("\(cell.address) hidden", of: json, expecting: Self.codes) {
          try $0.remove(pointer)
        },
        try GeneratedMutation(
          "\(cell.address) with p added",
          of: json,
          expecting: ["malformed/field-element"],
          at: "\(pointer)/value".asLocation
        ) { try $0.set("\(pointer)/value", to: .string(cell.valuePlusModulus)) },
      ]
    }
    #expect(mutations.count > 80)
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("the order of public memory, which the transcript depends on", arguments: names)
  func order(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let cells = try #require(try json.value(at: Self.memory).elements)
    var exchanged = cells
    exchanged.swapAt(3, cells.count - 1)
    let orders = [
      Array(cells.reversed()), Array(cells.dropFirst() + cells.prefix(1)), exchanged,
    ]
    let mutations = try orders.enumerated().map { index, order in
      try GeneratedMutation("order \(index)", of: json, expecting: ["out-of-domain"]) {
        try $0.set(Self.memory, to: .array(order))
      }
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }

  @Test("the bounds of the range checks", arguments: names)
  func rangeCheckBounds(name: String) async throws {
    let json = try MutationCorpus.shipped(name)
    let mutations = try ["rc_min", "rc_max"].flatMap { bound in
      let pointer = "/public_input/\(bound)"
      let honest = try #require(try json.value(at: pointer).integer)
      return try Set([honest - 1, honest + 1, 0, 65535, 32768]).subtracting([honest]).map { other in
        try GeneratedMutation(
          "\(bound) = \(other)",
          of: json,
          expecting: ["out-of-domain", "statement/range-check-bounds"]
        ) { try $0.set(pointer, to: .scalar("\(other)")) }
      }
    }
    let complaints = await mutations.complaints()
    #expect(complaints == [])
  }
}
