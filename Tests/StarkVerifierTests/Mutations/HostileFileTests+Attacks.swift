import TestSupport

extension HostileFileTests.Attack {
  /// The text of the attack: the parameters of the smallest proof, a short proof, and one claim.
  func file() throws -> [UInt8] {
    let fri = "/proof_parameters/stark/fri"
    let memory = "/public_input/public_memory"
    if self == .bomb { return Array(try MutationCorpus.file("Crafted/bomb-65535.json").text.utf8) }
    var json = try Self.small()
    func list(_ steps: [Int]) -> EditableJSON { .array(steps.map { .scalar("\($0)") }) }
    switch self {
    case .steps: try json.set("/public_input/n_steps", to: .scalar("\(1 << 40)"))
    case .stepsWithFolds:
      try json.set("/public_input/n_steps", to: .scalar("\(1 << 30)"))
      try json.set("\(fri)/fri_step_list", to: list([0, 4, 4, 4, 4, 4, 4, 4]))
    case .queries: try json.set("\(fri)/n_queries", to: .scalar("1000000"))
    case .queriesWithinPolicy: try json.set("\(fri)/n_queries", to: .scalar("512"))
    case .work: try json.set("\(fri)/proof_of_work_bits", to: .scalar("64"))
    case .lastLayer: try json.set("\(fri)/last_layer_degree_bound", to: .scalar("\(1 << 40)"))
    case .lastLayerWithinLimits:
      try json.set("\(fri)/last_layer_degree_bound", to: .scalar("\(1 << 15)"))
      try json.set("\(fri)/fri_step_list", to: list([0, 4, 4]))
      try json.set("/public_input/n_steps", to: .scalar("\(1 << 19)"))
    case .friendlyLayers:
      try json.insert(
        .scalar("\(1 << 31)"),
        at: "/proof_parameters/n_verifier_friendly_commitment_layers"
      )
    case .folds: try json.set("\(fri)/fri_step_list", to: list(Array(repeating: 1, count: 150)))
    case .deepArrays: try json.set(memory, to: Self.nested("[", "]"))
    case .deepObjects: try json.set("/public_input", to: Self.nested("{\"a\":", "}", "0"))
    case .deepIgnored: try json.insert(Self.nested("[", "]"), at: "/annotations")
    case .pageNumber: try json.set("\(memory)/1/page", to: .scalar("1000000"))
    case .manyPages:
      for page in 1...5000 {
        try json.insert(Self.cell(address: 1000 * page, page: page), at: "\(memory)/-")
      }
    case .farSegments:
      for segment in ["program", "execution"] {
        try json.set("/public_input/memory_segments/\(segment)/begin_addr", to: .scalar("0"))
        try json.set(
          "/public_input/memory_segments/\(segment)/stop_ptr",
          to: .scalar("18446744073709551615")
        )
      }
    case .hugeOutput:
      try json.set("/public_input/layout", to: .string("small"))
      for segment in ["output", "pedersen", "range_check", "ecdsa"] {
        try json.insert(
          .object([
            .init(name: "begin_addr", value: .scalar("29")),
            .init(name: "stop_ptr", value: .scalar("18446744073709551615")),
          ]),
          at: "/public_input/memory_segments/\(segment)"
        )
      }
    case .hugeNumber:
      try json.set("/public_input/n_steps", to: .scalar(String(repeating: "9", count: 300)))
    case .manyArguments: try json.set("\(memory)/1/value", to: .string("0xffffffffffffffff"))
    case .longLayout:
      try json.set("/public_input/layout", to: .string(String(repeating: "x", count: 300)))
    case .unclosed:
      return Array((json.text.dropLast() + String(repeating: "[", count: 200_000)).utf8)
    case .emptyArrays: try json.insert(Self.repeated("[]", count: 200_000), at: "/public_input/x")
    case .bomb: break
    case .pedersenCells: try json.set(memory, to: Self.cells(count: 5000))
    case .pedersenCellsUnderPolicy: try json.set(memory, to: Self.cells(count: 1000))
    case .everyMember:
      for index in 0..<10_000 {
        try json.insert(.scalar("0"), at: "/public_input/memory_segments/s\(index)")
      }
    }
    return Array(json.text.utf8)
  }

  /// The smallest shipped file with two public cells and one word of proof.
  private static func small() throws -> EditableJSON {
    var json = try MutationCorpus.shipped("plain-blake256")
    try json.set("/proof_hex", to: .string([UInt8](repeating: 1, count: 32).hexadecimal))
    try json.set(
      "/public_input/public_memory",
      to: .array([cell(address: 1, page: 0), cell(address: 2, page: 0)])
    )
    return json
  }

  private static func cells(count: Int) -> EditableJSON {
    .array((1...count).map { cell(address: $0, page: 0) })
  }

  private static func cell(address: Int, page: Int) -> EditableJSON {
    .object([
      .init(name: "address", value: .scalar("\(address)")),
      .init(name: "page", value: .scalar("\(page)")),
      .init(name: "value", value: .string("0x1")),
    ])
  }

  /// 10⁵ brackets, one inside the other.
  private static func nested(_ open: String, _ close: String, _ inner: String = "") -> EditableJSON
  {
    .scalar(
      String(repeating: open, count: 100_000) + inner + String(repeating: close, count: 100_000)
    )
  }

  private static func repeated(_ text: String, count: Int) -> EditableJSON {
    .array(Array(repeating: .scalar(text), count: count))
  }
}
