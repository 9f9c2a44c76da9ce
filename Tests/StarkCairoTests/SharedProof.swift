import Foundation
import StarkAlgebra
import StarkCairo
import Testing

/// A proof file outside the package, of which the tests read the public input.
struct SharedProof: CustomTestStringConvertible {
  let name: String
  let url: URL

  var testDescription: String { name }

  /// The folder with shared data: `STARK_SHARED`, or `../shared` from the package.
  static let root: URL? = {
    let fromEnvironment = ProcessInfo.processInfo.environment["STARK_SHARED"].map {
      URL(fileURLWithPath: $0, isDirectory: true)
    }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let candidate = fromEnvironment ?? package.appendingPathComponent("../shared").standardized
    return FileManager.default.fileExists(atPath: candidate.path) ? candidate : nil
  }()

  static var isAvailable: Bool { root != nil }

  /// The proof at `path` below the root, without its `.json`.
  init?(_ path: String) {
    guard let root = SharedProof.root else { return nil }
    name = path
    url = root.appendingPathComponent(path + ".json")
  }

  /// Every proof in the folders of proofs and batches, by name.
  static let all: [SharedProof] = {
    guard let root else { return [] }
    var names: [String] = []
    for folder in ["proofs/own", "proofs/peers"] {
      let files = try? FileManager.default.contentsOfDirectory(
        atPath: root.appendingPathComponent(folder).path
      )
      names += (files ?? []).filter { $0.hasSuffix(".json") }.map { folder + "/" + $0.dropLast(5) }
    }
    let batches = root.appendingPathComponent("batches")
    let entries = FileManager.default.enumerator(atPath: batches.path)
    while let entry = entries?.nextObject() as? String {
      if entry.hasSuffix("proof.json") { names.append("batches/" + entry.dropLast(5)) }
    }
    return names.sorted().compactMap { SharedProof($0) }
  }()

  /// The public input, and what its layout allows.
  func load() throws -> (input: CairoPublicInput, limits: CairoLimits) {
    let file = try JSON(contentsOf: url)
    let input = try CairoPublicInput(file["public_input"])
    return (input, try CairoLimits(input))
  }
}

/// A value of a JSON file, read the slow way.
struct JSON {
  let value: Any?

  init(_ value: Any?) { self.value = value }

  init(contentsOf url: URL) throws {
    value = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
  }

  subscript(key: String) -> JSON { JSON((value as? [String: Any])?[key]) }

  var items: [JSON] { (value as? [Any] ?? []).map { JSON($0) } }
  var fields: [String: JSON] { (value as? [String: Any] ?? [:]).mapValues { JSON($0) } }
  var text: String? { value as? String }
  var number: UInt64? { (value as? NSNumber)?.uint64Value }
  var felt: Felt252? { text.flatMap { UInt256(hexadecimal: $0) }.flatMap { Felt252($0) } }
  var digest: Bytes32? { text.flatMap { UInt256(hexadecimal: $0) }.map { Bytes32($0) } }
}

struct UnreadableFixture: Error {}

extension CairoPublicInput {
  fileprivate init(_ json: JSON) throws {
    guard
      let layout = json["layout"].text,
      let stepCount = json["n_steps"].number,
      let minimum = json["rc_min"].number,
      let maximum = json["rc_max"].number
    else { throw UnreadableFixture() }
    var segments: [SegmentName: MemorySegment] = [:]
    for (text, segment) in json["memory_segments"].fields {
      guard
        let name = SegmentName(text),
        let begin = segment["begin_addr"].number,
        let stop = segment["stop_ptr"].number
      else { throw UnreadableFixture() }
      segments[name] = MemorySegment(begin: begin, stop: stop)
    }
    let dynamic = json["dynamic_params"].fields.compactMapValues(\.number)
    self.init(
      layoutName: layout,
      stepCount: stepCount,
      rangeCheckMinimum: minimum,
      rangeCheckMaximum: maximum,
      segments: segments,
      publicMemory: try json["public_memory"].items.map { cell in
        guard
          let address = cell["address"].number,
          let value = cell["value"].felt,
          let page = cell["page"].number
        else { throw UnreadableFixture() }
        return PublicMemoryCell(address: address, value: value, page: UInt32(page))
      },
      dynamicParameters: dynamic.isEmpty ? nil : dynamic
    )
  }
}

extension CairoLimits {
  /// The limits of the layout that `input` names, as layouts.json has it.
  fileprivate init(_ input: CairoPublicInput) throws {
    guard let root = SharedProof.root else { throw UnreadableFixture() }
    let file = try JSON(contentsOf: root.appendingPathComponent("spec/layouts.json"))
    let layout = file["layouts"][input.layoutName]
    let parameters = input.dynamicParameters ?? [:]
    let componentStep = parameters["cpu_component_step"] ?? 1
    let rowCount = 16 * componentStep * input.stepCount
    var capacities: [Builtin: UInt64] = [:]
    for (name, ratio) in layout["builtins"].fields {
      guard
        let builtin = Builtin(rawValue: name),
        let rows = ratio.text.map({ parameters[$0] ?? 0 }) ?? ratio.number
      else { throw UnreadableFixture() }
      capacities[builtin] = rows == 0 ? 0 : rowCount / rows
    }
    let publicStep =
      layout["public_memory_step"].number ?? 8 * (parameters["memory_units_row_ratio"] ?? 1)
    self.init(
      segments: layout["segments"].items.compactMap { $0.text.flatMap { SegmentName($0) } },
      instanceCapacities: capacities,
      publicMemoryCapacity: rowCount / publicStep
    )
  }
}
