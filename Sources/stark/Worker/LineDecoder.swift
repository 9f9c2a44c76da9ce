import StarkAlgebra
import StarkFaults
import StarkJSON
import StarkSettlement
import StarkVerdicts
import StarkVerifier

/// Reads what a line asks, member by member.
struct LineDecoder {
  private let root: JSONRecord

  /// The members of a line that asks about a proof alone.
  private static let proofMembers = ["id", "path", "proof", "policy"]
  /// Those that make it a line about batches.
  private static let batchMembers = ["batch", "previous", "task", "program", "require"]
  private static let maximumIDLength = 1024
  private static let maximumListLength = 1024

  /// Checks that `line` is one JSON object.
  init(_ line: [UInt8]) throws(Fault) {
    let limits = JSONLimits(byteCount: line.count, valueCount: 1 << 15, nestingDepth: 8)
    root = try JSONRecord(file: line, limits: limits, members: nil)
  }

  /// The spelling of the id, a string or number, by which the answer is recognised.
  func id() throws(Fault) -> String {
    let value = try root.required("id")
    guard value.kind == .string || value.kind == .number else {
      throw .line("kind", "neither a string nor a number at \(value.location)")
    }
    let spelling = value.spelling
    guard spelling.utf8.count <= Self.maximumIDLength else {
      throw .line("too-large", "an id of more than \(Self.maximumIDLength) bytes")
    }
    return spelling
  }

  /// What is asked, under `policy` unless the line has its own.
  func question(policy: AcceptancePolicy) throws(Fault) -> WorkerQuestion {
    try root.refuseUnknownMembers(known: Self.proofMembers + Self.batchMembers)
    let policy = try self.policy() ?? policy
    for name in Self.batchMembers where try root.optional(name) != nil {
      return .batches(try question(policy), try files())
    }
    return .proof(try proof(name: "-"), policy)
  }
}

extension LineDecoder {
  /// The policy of the line: a name, the path of a file, or the object that a file would have.
  private func policy() throws(Fault) -> AcceptancePolicy? {
    guard let value = try root.optional("policy") else { return nil }
    guard value.kind == .object else {
      let name = try path(value)
      if let policy = AcceptancePolicy.named(name) { return policy }
      do { return try AcceptancePolicy(at: .regularFile(FilePath(name))) } catch {
        throw Fault(error.kind, "line/policy", error.description)
      }
    }
    do {
      return try AcceptancePolicy(json: Array(value.spelling.utf8))
    } catch {
      throw .line("policy", "policy: \(error)")
    }
  }

  /// The proof: a path or base64, and one of them only.
  private func proof(name: String) throws(Fault) -> ProofSource {
    switch (try root.optional("path"), try root.optional("proof")) {
    case (let path?, nil): return .regularFile(FilePath(try self.path(path)))
    case (nil, let data?): return .bytes(try bytes(data), name: name)
    case (nil, nil): throw .line("missing", "neither path nor proof is there")
    case (_?, _?): throw .line("conflict", "path and proof are both there")
    }
  }

  private func question(_ policy: AcceptancePolicy) throws(Fault) -> SettlementQuestion {
    var programs: [ProgramChoice] = []
    for value in try list("program") {
      guard let choice = ProgramChoice(try value.text()) else {
        throw .unknownName(value.location, known: ProgramChoice.names)
      }
      programs.append(choice)
    }
    var question = SettlementQuestion(
      Settlement(
        policy: policy,
        programs: ProgramChoice.union(programs),
        threads: processorCount
      )
    )
    for value in try list("require") {
      guard let level = SettlementLevel(name: try value.text()) else {
        throw .unknownName(value.location, known: SettlementLevel.allCases.map(\.rawValue))
      }
      question.requiredLevels.insert(level)
    }
    if let value = try root.optional("task") {
      let task = try Fault.catching { () throws(JSONError) in try value.unsigned() }
      guard task >= 1, let number = Int(exactly: task) else {
        throw .line("range", "tasks are counted from 1 at \(value.location)")
      }
      question.task = number - 1
    }
    return question
  }

  private func files() throws(Fault) -> SettlementFiles {
    var batches: [ProofSource] = []
    for value in try list("batch") {
      batches.append(try file(value, name: "batch \(batches.count + 1)"))
    }
    var previous: ProofSource?
    if let value = try root.optional("previous") { previous = try file(value, name: "previous") }
    return SettlementFiles(proof: try proof(name: "proof"), batches: batches, previous: previous)
  }

  /// A file: its path, or its bytes as `{"data": base64}`.
  private func file(_ value: JSONValue, name: String) throws(Fault) -> ProofSource {
    guard value.kind == .object else { return .regularFile(FilePath(try path(value))) }
    let data = try JSONRecord(value, members: ["data"]).required("data")
    return .bytes(try bytes(data), name: name)
  }
}

extension LineDecoder {
  /// The values of a member that is one value or a list of them; none if it is not there.
  private func list(_ name: String) throws(Fault) -> [JSONValue] {
    guard let value = try root.optional(name) else { return [] }
    guard value.kind == .array else { return [value] }
    return try value.elements(atMost: Self.maximumListLength) { $0 }
  }

  /// A path, which the operating system would end at a zero byte.
  private func path(_ value: JSONValue) throws(Fault) -> String {
    let path = try value.text()
    guard !path.utf8.contains(0) else {
      throw .line("path", "a path with a zero byte at \(value.location)")
    }
    return path
  }

  private func bytes(_ value: JSONValue) throws(Fault) -> [UInt8] {
    let bytes = try Fault.catching { () throws(JSONError) in try value.base64Bytes() }
    guard let bytes else {
      throw .line("base64", "not base64 in its canonical form at \(value.location)")
    }
    return bytes
  }
}

/// Why a line asks nothing that can be answered.
extension Fault {
  fileprivate static func line(_ name: String, _ text: String) -> Fault {
    Fault(.usage, "line/" + name, text)
  }

  static func longLine(byteCount: Int, maximum: Int) -> Fault {
    .line(
      "too-long",
      "the line has \(NumberText.grouped(byteCount)) bytes, and "
        + "\(NumberText.grouped(maximum)) are allowed"
    )
  }

  fileprivate static func unknownName(_ location: JSONLocation, known: [String]) -> Fault {
    .line("name", "unknown name at \(location); known are \(known.joined(separator: ", "))")
  }

  /// This fault of what is in a line, under the name that it has in files: `line/kind`.
  var inLine: Fault {
    guard !code.hasPrefix("line/") else { return self }
    let name = code.split(separator: "/").last ?? "json"
    return .line(String(name), description)
  }
}
