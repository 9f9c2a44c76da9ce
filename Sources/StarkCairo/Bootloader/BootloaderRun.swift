package import StarkAlgebra

/// What a known bootloader reports of its run.
package struct BootloaderRun: Hashable, Sendable {
  package let bootloader: KnownBootloader
  /// The settings it took from its prover; nil for a bootloader without any.
  package let configuration: BootloaderConfiguration?
  package let tasks: [BootloaderTask]

  /// Reads the output of `bootloader`, which has to be used up exactly.
  ///
  ///     [simple bootloader's hash, verifiers' hash,] task count, tasks
  ///     task = size, program hash, size − 2 words of output
  ///
  /// The words in brackets are there if the bootloader is configured. The counts come from a proven
  /// program and could be trusted; they are checked all the same, for a wrong guess of the format.
  package init(
    of bootloader: KnownBootloader,
    output: [Felt252]
  ) throws(BootloaderRejection) {
    var words = output[...]
    switch bootloader.format {
    case .simple:
      configuration = nil
    case .configured:
      guard let simpleBootloader = words.popFirst(), let verifiers = words.popFirst() else {
        throw .headerMissing(wordCount: output.count)
      }
      configuration = BootloaderConfiguration(
        simpleBootloader: simpleBootloader,
        supportedVerifiers: verifiers
      )
    }
    guard let announced = words.popFirst() else { throw .headerMissing(wordCount: output.count) }
    guard let taskCount = announced.count(upTo: words.count / 2) else {
      throw .taskCount(announced, wordCount: words.count)
    }
    var tasks: [BootloaderTask] = []
    tasks.reserveCapacity(taskCount)
    for index in 0..<taskCount {
      tasks.append(try BootloaderTask(index: index, from: &words))
    }
    guard words.isEmpty else { throw .trailingWords(count: words.count) }
    self.bootloader = bootloader
    self.tasks = tasks
  }
}

extension BootloaderTask {
  /// Takes task `index` off the front of `words`.
  fileprivate init(
    index: Int,
    from words: inout ArraySlice<Felt252>
  ) throws(BootloaderRejection) {
    let remaining = words.count
    guard let size = words.first, let programHash = words.dropFirst().first else {
      throw .taskSize(task: index, size: .zero, remainingWordCount: remaining)
    }
    guard let wordCount = size.count(upTo: remaining), wordCount >= 2 else {
      throw .taskSize(task: index, size: size, remainingWordCount: remaining)
    }
    self.init(
      programHash: programHash,
      output: Array(words.prefix(wordCount).dropFirst(2)),
      outputOffset: words.startIndex + 2
    )
    words = words.dropFirst(wordCount)
  }
}

extension Felt252 {
  /// The integer this element stands for, or nil if it exceeds `limit`.
  fileprivate func count(upTo limit: Int) -> Int? {
    let integer = integer
    guard integer <= UInt256(UInt64(limit)) else { return nil }
    return Int(integer.w0)
  }
}
