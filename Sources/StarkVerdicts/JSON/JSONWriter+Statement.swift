package import StarkJSON
package import StarkVerifier

extension JSONWriter {
  /// Writes `statement` as `Verdict.json` documents it.
  package mutating func statement(_ statement: VerifiedStatement) {
    object { writer in
      writer.member("program", statement.program) { $0.program($1) }
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
      writer.member("fact") { $0.string(program.fact.description) }
      writer.member("tasks", program.tasks) { writer, tasks in
        writer.array { writer in for task in tasks { writer.task(task) } }
      }
    }
  }

  private mutating func task(_ task: VerifiedTask) {
    object { writer in
      writer.member("program_hash") { $0.string(task.programHash.description) }
      writer.member("output") { $0.strings(task.output.map(\.description)) }
      writer.member("fact") { $0.string(task.fact.description) }
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
