package import StarkFaults
package import StarkJSON
import StarkSettlement
import StarkVerifier

extension SettlementVerdict {
  /// The verdict as one line of JSON, schema 1; the article on settling batches lists the members.
  ///
  /// Every member is always there, and null if nothing is known; members may be added within a
  /// schema, never removed or changed.
  package var json: String { written().text }

  /// The same line with the members that `first` writes before all others; costs are details.
  package func written(after first: (inout JSONWriter) -> Void = { _ in }) -> JSONWriter {
    var writer = JSONWriter()
    writer.object { writer in
      first(&writer)
      writer.member("schema") { $0.number(1) }
      writer.member("path") { $0.string(files.proof) }
      writer.member("ledger", ledger) { $0.string($1) }
      writer.member("policy") { $0.sentence(policy) }
      writer.member("outcome") { $0.string(status.name) }
      writer.member("exit_code") { $0.number(status.rawValue) }
      writer.member("failure", reason) {
        writer,
        reason in
        writer.reason(reason, file: blamedFile, batch: blamedPosition.map { $0 + 1 })
      }
      writer.member("warnings") { $0.sentences(warnings) }
      writer.member("proof", proof) { $0.proof($1) }
      writer.member("security", proof?.security) { $0.security($1) }
      writer.member("verification_id", id) { $0.string($1.description) }
      writer.member("task_count", taskCount) { $0.number($1) }
      writer.member("batches") { writer in
        writer.array { writer in
          for (position, batch) in batches.enumerated() {
            writer.batch(batch, file: batchFile(at: position), showsCost: showsCost)
          }
        }
      }
      writer.member("milliseconds") { $0.milliseconds(duration) }
    }
    return writer
  }
}

extension JSONWriter {
  /// Writes why something was not accepted.
  package mutating func reason(_ reason: Fault, file: String?, batch: Int?) {
    object { writer in
      writer.member("batch", batch) { $0.number($1) }
      writer.member("level", reason.level) { $0.string($1.rawValue) }
      writer.member("file", file) { $0.string($1) }
      writer.member("code") { $0.string(reason.code) }
      writer.member("reason") { $0.sentence(reason.summary) }
      writer.member("location", reason.location) { $0.sentence($1) }
      writer.member("expected", reason.expected) { $0.sentence($1) }
      writer.member("found", reason.found) { $0.sentence($1) }
      writer.member("starkex_error", reason.starkExError) { writer, error in
        writer.object { writer in
          writer.member("number") { $0.number(error.rawValue) }
          writer.member("name") { $0.string(error.name) }
        }
      }
    }
  }

  /// Writes what is known of a batch that holds.
  fileprivate mutating func batch(_ verdict: BatchVerdict, file: String?, showsCost: Bool) {
    let batch = verdict.settled
    object { writer in
      writer.member("standing") { $0.string(verdict.standingName) }
      writer.member("sequence", verdict.sequence) { $0.number($1) }
      writer.member("program", batch?.release.program) { $0.string($1) }
      writer.member("version", batch?.release.version) { $0.string($1) }
      writer.member("program_hash", batch?.release.hash) { $0.string($1.description) }
      writer.member("task", batch?.task) { $0.number($1 + 1) }
      writer.member("file", file) { $0.string($1) }
      writer.member("levels", batch?.levels) { writer, levels in
        writer.array { writer in for report in levels { writer.level(report) } }
      }
      writer.member("facts", batch?.facts) { writer, facts in
        writer.object { writer in
          for fact in facts.named { writer.member(fact.name) { $0.string(fact.value) } }
        }
      }
      writer.detail("cost") { writer in
        writer.optional(showsCost ? batch?.cost : nil) { $0.settlementCost($1) }
      }
    }
  }

  private mutating func level(_ report: LevelReport) {
    object { writer in
      writer.member("level") { $0.string(report.level.rawValue) }
      writer.member("outcome") { $0.string(report.standing.rawValue) }
      writer.member("not_checked", report.omission) { $0.sentence($1) }
      writer.member("findings") { $0.findings(report.findings) }
    }
  }

  private mutating func findings(_ findings: [Finding]) {
    array { writer in
      for finding in findings {
        writer.object { writer in
          writer.member("name") { $0.sentence(finding.name) }
          writer.member("value") { $0.sentence(finding.value) }
        }
      }
    }
  }

  private mutating func settlementCost(_ cost: SettlementCost) {
    object { writer in
      writer.member("milliseconds") { writer in
        writer.object { writer in
          for (level, duration) in cost.durations {
            writer.member(level.rawValue) { $0.milliseconds(duration) }
          }
        }
      }
      writer.member("pedersen_hashes") { $0.number(cost.pedersenHashes) }
      writer.member("keccak_permutations") { $0.number(cost.keccakPermutations) }
    }
  }
}

extension BatchVerdict {
  fileprivate var standingName: String {
    switch standing {
    case .checked: "checked"
    case .applied: "applied"
    case .alreadyApplied: "already-applied"
    case .leftOut: "left-out"
    }
  }

  /// Its number in the chain of a ledger.
  fileprivate var sequence: Int? {
    switch standing {
    case .checked, .leftOut: nil
    case .applied(let sequence), .alreadyApplied(let sequence, _): sequence
    }
  }
}
