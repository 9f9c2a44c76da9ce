package import StarkAlgebra

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
