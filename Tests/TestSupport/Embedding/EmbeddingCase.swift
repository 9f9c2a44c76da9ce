package import Foundation
package import StarkSettlement
package import StarkVerdicts
import StarkVerifier

/// A question that is put to the library from other languages, and to the modules below it from
/// here.
package struct EmbeddingCase: Sendable, CustomStringConvertible {
  package enum Question: Sendable {
    case proof([UInt8])
    case batches(SettlementInput, Options)
  }

  package struct Options: Sendable {
    package var task: UInt32 = 0
    package var levels: UInt32 = 0
    package var program = ""

    /// The levels that are required.
    package var requiredLevels: [SettlementLevel] {
      SettlementLevel.allCases.enumerated()
        .filter { (levels >> UInt32($0.offset)) % 2 == 1 }.map(\.element)
    }
  }

  package let name: String
  /// The name of a policy or the text of one; nil for the default.
  package let policy: String?
  package let question: Question

  package var description: String { name }

  /// A question about the proof in `bytes`.
  init(_ name: String, policy: String? = nil, proof bytes: [UInt8]) {
    self.name = name
    self.policy = policy
    question = .proof(bytes)
  }

  /// A question about batches.
  init(
    _ name: String,
    policy: String? = nil,
    proof: [UInt8],
    batches: [[UInt8]] = [],
    previous: [UInt8]? = nil,
    _ options: Options = Options()
  ) {
    self.name = name
    self.policy = policy
    question = .batches(
      SettlementInput(proof: proof, batches: batches, previous: previous),
      options
    )
  }

  /// The code and the report without asking the library, by the modules that it stands on.
  package func expected() throws -> Reply {
    let policy = try policy.map { try AcceptancePolicy(choice: Array($0.utf8)) } ?? .default
    switch question {
    case .proof(let bytes):
      let verdict = ProofCheck(policy: policy, showsID: true).verdict(on: bytes)
      return try Reply(code: verdict.status.rawValue, json: verdict.json)
    case .batches(let input, let options):
      let choices = ProgramChoice(options.program).map { [$0] } ?? []
      var question = SettlementQuestion(
        Settlement(policy: policy, programs: ProgramChoice.union(choices))
      )
      question.task = options.task == 0 ? nil : Int(options.task) - 1
      question.requiredLevels = Set(options.requiredLevels)
      question.showsID = true
      let verdict = question.check(input)
      return try Reply(code: verdict.status.rawValue, json: verdict.json)
    }
  }
}

/// What an interface replies: its code, and its report as far as it does not depend on the time.
package struct Reply: Equatable, CustomStringConvertible {
  package let code: Int32
  package let report: NSDictionary

  package init(code: Int32, json: String) throws {
    self.code = code
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    var report = object as? [String: Any] ?? [:]
    report["milliseconds"] = nil
    self.report = report as NSDictionary
  }

  /// The verification id of the report; nil if it has none.
  package var id: String? { report["verification_id"] as? String }

  package var description: String { "\(code) \(report)" }
}
