import StarkAlgebra
import StarkSettlement
import StarkVerdicts
import StarkVerifier

/// The question that the parts of a form put.
struct BatchesForm: Sendable {
  let question: JobQuestion
  let parts: [StoredJob.Part]
  let timings: Bool

  private static let fieldNames = ["policy", "program", "task", "require", "apply", "timings"]
  private static let maximumFieldCount = 1024

  /// Reads `body`.
  ///
  /// - `hasLedger`: whether there is a ledger to apply batches to.
  init(
    _ body: MultipartBody,
    default standard: AcceptancePolicy,
    hasLedger: Bool
  ) throws(RequestFault) {
    let fields = try Self.fields(body)
    let policy = try PolicyName.policy(try fields.only("policy"), default: standard)
    let applies = try Query.flag(try fields.only("apply"), called: "apply")
    guard hasLedger || !applies else {
      throw .malformed("ledger", "this service has no ledger to apply batches to")
    }
    var question = JobQuestion(applies ? .apply : .check, policy: policy)
    question.programs = try Self.programs(fields["program"] ?? [])
    question.task = try Self.task(try fields.only("task"))
    question.requiredLevels = try Self.levels(fields["require"] ?? [])
    self.question = question
    timings = try Query.flag(try fields.only("timings"), called: "timings")
    parts = try Self.files(body, applies: applies)
  }

  private static func files(
    _ body: MultipartBody,
    applies: Bool
  ) throws(RequestFault) -> [StoredJob.Part] {
    var parts: [StoredJob.Part] = []
    for role in JobQuestion.Role.allCases {
      let files = body.contents(of: role.rawValue)
      switch role {
      case .proof where files.count != 1:
        throw .malformed("part", "there has to be one part called proof")
      case .previous where files.count > 1, .facts where files.count > 1:
        throw .malformed("part", "there can be one part called \(role.rawValue)")
      case .facts where !applies && !files.isEmpty:
        throw .malformed("part", "facts are looked at only when batches are applied")
      default: parts += files.map { StoredJob.Part(role, $0) }
      }
    }
    return parts
  }

  /// The values of the fields that are no files.
  private static func fields(_ body: MultipartBody) throws(RequestFault) -> [String: [String]] {
    var fields: [String: [String]] = [:]
    for part in body.parts where JobQuestion.Role(name: part.name) == nil {
      guard ExactName(part.name).isOne(of: fieldNames) else {
        throw .malformed("part", "there is no part called “\(part.name.cut(toByteCount: 64))” here")
      }
      guard part.range.count <= maximumFieldCount,
        let text = String(validating: body.bytes[part.range], as: UTF8.self)
      else { throw .malformed("field", "\(part.name) is too long, or no text") }
      fields[part.name, default: []].append(text)
    }
    return fields
  }

  private static func programs(_ names: [String]) throws(RequestFault) -> Set<ProgramHash>? {
    guard !names.isEmpty else { return nil }
    var hashes: Set<ProgramHash> = []
    for name in names {
      guard let choice = ProgramChoice(name) else {
        throw .malformed(
          "program",
          "programs are \(ProgramChoice.names.joined(separator: ", ")), or a hash in hexadecimal"
        )
      }
      hashes.formUnion(choice.hashes)
    }
    return hashes
  }

  private static func task(_ text: String?) throws(RequestFault) -> Int? {
    guard let text else { return nil }
    guard let number = Int(text), number >= 1 else {
      throw .malformed("task", "task is a number, counted from 1")
    }
    return number - 1
  }

  private static func levels(_ names: [String]) throws(RequestFault) -> Set<SettlementLevel> {
    var levels: Set<SettlementLevel> = []
    for name in names {
      guard let level = SettlementLevel(name: name) else {
        let known = SettlementLevel.allCases.map(\.rawValue).joined(separator: ", ")
        throw .malformed("level", "levels are \(known)")
      }
      levels.insert(level)
    }
    return levels
  }
}

extension [String: [String]] {
  /// The value of a field that can be given once.
  fileprivate func only(_ name: String) throws(RequestFault) -> String? {
    guard let values = self[name] else { return nil }
    guard values.count == 1 else { throw .malformed("field", "\(name) is given twice") }
    return values[0]
  }
}
