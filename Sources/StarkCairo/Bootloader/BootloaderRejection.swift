package import StarkAlgebra
package import StarkFaults

/// Why an output is not one that a bootloader writes.
package enum BootloaderRejection: Error, Equatable, Sendable {
  /// The output ends before it has said how many tasks there are.
  case headerMissing(wordCount: Int)
  /// More tasks are announced than the output has room for.
  case taskCount(Felt252, wordCount: Int)
  /// The size of a task is below 2, its own header, or beyond the end of the output.
  case taskSize(task: Int, size: Felt252, remainingWordCount: Int)
  /// Words follow the last task.
  case trailingWords(count: Int)
}

extension BootloaderRejection {
  /// The rejection in words, of the shape of the output.
  package var fault: Fault {
    let (code, found) =
      switch self {
      case .headerMissing(let wordCount):
        ("statement/bootloader-header", "\(wordCount) words, too few for a number of tasks")
      case .taskCount(let count, let wordCount):
        ("statement/bootloader-task-count", "\(count) tasks in \(wordCount) words")
      case .taskSize(let task, let size, let remaining):
        (
          "statement/bootloader-task-size",
          "task \(task) of \(size) words, where \(remaining) are left"
        )
      case .trailingWords(let count):
        ("statement/bootloader-trailing-words", "\(count) words behind the last task")
      }
    return Fault(
      .rejected,
      code,
      "the output is not that of a bootloader",
      found: found
    )
  }
}
