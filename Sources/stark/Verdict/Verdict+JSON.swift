import StarkJSON
import StarkVerifier

extension Verdict {
  /// The verdict as one line of JSON, schema 1.
  ///
  /// Every member is always there, and null if nothing is known; members may be added within a
  /// schema, never removed or changed.
  ///
  ///     schema         1
  ///     path           the path as given or found, "-" for standard input
  ///     policy         the name of the policy
  ///     outcome        accepted, rejected, refused, malformed, unsupported, unreadable, internal
  ///     exit_code      the exit code of this outcome alone
  ///     code           the stable name of the check that failed, as "fri/last-layer"
  ///     reason         a sentence about it, which may change
  ///     warnings       sentences that keep a reader from reading too much into the outcome
  ///     file_bytes     the size of the file
  ///     proof          {system, version, layout, steps, commitment_hashes, channel_hash,
  ///                    proof_bytes}
  ///     statement      {program_hash, outputs, tasks: [{program_hash, outputs, fact}], unchecked};
  ///                    null unless the proof is valid; program_hash is null if the program cannot
  ///                    be identified, tasks is null if it is no bootloader
  ///     security       {queries, log2_blowup, pow_bits, hash_collision, and for each regime
  ///                    {bits, proven, binding_term}}
  ///     milliseconds   from the first byte read to the verdict
  ///     timings        {phases: {name: milliseconds}, operations: {name: count}}; null unless
  ///                    asked for
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("path") { $0.string(path) }
      writer.member("policy") { $0.string(policy) }
      writer.member("outcome") { $0.string(status.name) }
      writer.member("exit_code") { $0.number(status.rawValue) }
      writer.member("code") { $0.string(orNull: reason?.code) }
      writer.member("reason") { $0.string(orNull: reason?.text) }
      writer.member("warnings") { $0.strings(warnings) }
      writer.member("file_bytes") { writer in
        if let fileByteCount { writer.number(fileByteCount) } else { writer.null() }
      }
      writer.member("proof") { writer in
        if let proof { writer.proof(proof) } else { writer.null() }
      }
      writer.member("statement") { writer in
        if let statement { writer.statement(statement) } else { writer.null() }
      }
      writer.member("security") { writer in
        if let security { writer.security(security) } else { writer.null() }
      }
      writer.member("milliseconds") { $0.milliseconds(duration) }
      writer.member("timings") { writer in
        if let cost { writer.cost(cost) } else { writer.null() }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func proof(_ proof: ProofSummary) {
    object { writer in
      writer.member("system") { $0.string(proof.system) }
      writer.member("version") { $0.string(orNull: proof.version) }
      writer.member("layout") { $0.string(proof.layout) }
      writer.member("steps") { $0.number(proof.stepCount) }
      writer.member("commitment_hashes") { $0.strings(proof.commitmentHashes) }
      writer.member("channel_hash") { $0.string(proof.channelHash) }
      writer.member("proof_bytes") { $0.number(proof.proofByteCount) }
    }
  }

  fileprivate mutating func statement(_ statement: StatementSummary) {
    object { writer in
      writer.member("program_hash") { $0.string(orNull: statement.programHash) }
      writer.member("outputs") { $0.strings(statement.outputs) }
      writer.member("tasks") { writer in
        guard let tasks = statement.tasks else { return writer.null() }
        writer.array { writer in for task in tasks { writer.task(task) } }
      }
      writer.member("unchecked") { $0.strings(statement.unchecked) }
    }
  }

  private mutating func task(_ task: StatementSummary.Task) {
    object { writer in
      writer.member("program_hash") { $0.string(task.programHash) }
      writer.member("outputs") { $0.number(task.outputCount) }
      writer.member("fact") { $0.string(orNull: task.fact) }
    }
  }

  /// Writes a security report as in `Verdict.json`; bits are rounded down to two decimals.
  mutating func security(_ report: SecurityReport) {
    object { writer in
      writer.member("queries") { $0.number(report.queryCount) }
      writer.member("log2_blowup") { $0.number(report.log2Blowup) }
      writer.member("pow_bits") { $0.number(report.proofOfWorkBits) }
      writer.member("hash_collision") { $0.number(report.collisionBits) }
      for regime in SecurityRegime.allCases {
        let term = report.bindingTerm(in: regime)
        writer.member(regime.rawValue) { writer in
          writer.object { writer in
            writer.member("bits") { $0.bits(term.bits) }
            writer.member("proven") { $0.boolean(regime.isProven) }
            writer.member("binding_term") { $0.string(term.name) }
          }
        }
      }
    }
  }

  fileprivate mutating func cost(_ cost: VerificationCost) {
    object { writer in
      writer.member("phases") { writer in
        writer.object { writer in
          for phase in cost.phases { writer.member(phase.name) { $0.milliseconds(phase.duration) } }
        }
      }
      writer.member("operations") { writer in
        writer.object { writer in
          for operation in cost.operations {
            writer.member(operation.name) { $0.number(operation.count) }
          }
        }
      }
    }
  }

  private mutating func bits(_ bits: Double) {
    number((bits * 100).rounded(.down) / 100, fractionDigitCount: 2)
  }

  fileprivate mutating func milliseconds(_ duration: Duration) {
    number(duration.seconds * 1000, fractionDigitCount: 3)
  }

  fileprivate mutating func string(orNull text: String?) {
    if let text { string(text) } else { null() }
  }

  fileprivate mutating func strings(_ texts: [String]) {
    array { writer in for text in texts { writer.string(text) } }
  }
}
