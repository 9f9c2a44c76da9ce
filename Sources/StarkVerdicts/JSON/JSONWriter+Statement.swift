package import StarkJSON
package import StarkVerifier

extension JSONWriter {
  /// Writes `statement` as `Verdict.json` documents it.
  package mutating func statement(_ statement: VerifiedStatement) {
    object { writer in
      writer.member("program", statement.program) { $0.program($1) }
      writer.member("program_candidates") { writer in
        writer.array { writer in
          for program in statement.programCandidates { writer.program(program) }
        }
      }
      writer.member("pinned_by", statement.programPin) { $0.string($1.name) }
      writer.member("integrity", statement.integrityFact) { $0.integrity($1) }
      writer.member("output") { $0.strings(statement.output.map(\.description)) }
      writer.member("segments") { writer in
        writer.object { writer in
          for segment in statement.segments {
            writer.member(segment.name) { writer in
              writer.array { writer in
                writer.number(segment.begin)
                writer.number(segment.stop)
              }
            }
          }
        }
      }
      writer.member("public_memory_cells") { $0.number(statement.publicMemoryCellCount) }
      writer.member("unchecked") { $0.strings(statement.uncheckedItems) }
    }
  }

  private mutating func program(_ program: VerifiedProgram) {
    object { writer in
      writer.member("hash") { $0.string(program.hash.description) }
      writer.member("words") { $0.number(program.wordCount) }
      writer.member("builtins") { $0.strings(program.builtins) }
      writer.member("fact", program.fact) { $0.string($1.description) }
      writer.member("bootloader", program.bootloader) { $0.string($1) }
      writer.member("tasks", program.tasks) { $0.tasks($1) }
    }
  }

  private mutating func tasks(_ tasks: [VerifiedTask]) {
    array { writer in for task in tasks { writer.task(task) } }
  }

  private mutating func task(_ task: VerifiedTask) {
    object { writer in
      writer.member("program_hash") { $0.string(task.programHash.description) }
      writer.member("output") { $0.strings(task.output.map(\.description)) }
      writer.member("fact", task.fact) { $0.string($1.description) }
      writer.member("report", task.report) { $0.report($1) }
    }
  }

  private mutating func report(_ report: VerifiedTask.Report) {
    object { writer in
      switch report.kind {
      case .bootloader(let name):
        writer.member("bootloader") { $0.string(name) }
        writer.member("tasks") { $0.tasks(report.tasks) }
      case .verifier(let programHash, let outputHash):
        writer.member("verified_program_hash") { $0.string(programHash.description) }
        writer.member("verified_output_hash") { $0.string(outputHash.description) }
      }
      writer.member("unchecked") { $0.strings(report.uncheckedItems) }
    }
  }

  private mutating func integrity(_ fact: IntegrityFact) {
    object { writer in
      writer.member("memory_verification") { $0.string(fact.memoryVerification) }
      writer.member("program_hash") { $0.string(fact.programHash.description) }
      writer.member("output_hash") { $0.string(fact.outputHash.description) }
      writer.member("fact_hash") { $0.string(fact.factHash.description) }
      writer.member("open") { $0.strings(fact.openQuestions) }
    }
  }

  /// Writes `cost` as `Verdict.json` documents it.
  package mutating func cost(_ cost: VerificationCost) {
    object { writer in
      writer.member("stages") { writer in
        writer.object { writer in
          for stage in cost.stages {
            writer.member(stage.name) { $0.milliseconds(stage.duration) }
          }
        }
      }
      writer.member("proof") { $0.operations(cost.proof) }
      writer.member("program") { $0.operations(cost.program) }
    }
  }

  private mutating func operations(_ operations: VerificationCost.Operations) {
    object { writer in
      for operation in operations.named {
        writer.member(operation.name) { $0.number(operation.count) }
      }
    }
  }
}
