package import StarkAlgebra

/// What a known bootloader reports of its run.
package struct BootloaderRun: Hashable, Sendable {
  package let bootloader: KnownBootloader
  /// The settings it took from its prover; nil for a bootloader without any.
  package let configuration: BootloaderConfiguration?
  package let tasks: [BootloaderTask]

  /// Whether the bootloader took no settings from its prover but such as are trusted with it.
  package var hasTrustedConfiguration: Bool { bootloader.trusts(configuration) }

  /// How deep reports inside reports are read; no published run goes beyond 2.
  package static let maximumDepth = 8

  /// Reads the output of `bootloader`, which has to be used up exactly.
  ///
  ///     [settings,] task count, tasks
  ///     settings = simple bootloader's hash, [applicative bootloader's hash,] verifiers' hash
  ///     task = size, program hash, size − 2 words of output
  ///
  /// The words in brackets are there if the bootloader has that format. The counts come from a
  /// proven program and could be trusted; they are checked all the same, for a wrong guess of the
  /// format. Tasks that are programs of `trusted` are read for their own reports.
  ///
  /// - `offset`: the index of the first of the words in the output of the whole run.
  package init(
    of bootloader: KnownBootloader,
    output: [Felt252],
    trusting trusted: TrustedBootloaders = TrustedBootloaders(programs: [])
  ) throws(BootloaderRejection) {
    try self.init(
      of: bootloader,
      words: output[...],
      offset: 0,
      trusting: trusted,
      depth: 0
    )
  }

  private init(
    of bootloader: KnownBootloader,
    words output: ArraySlice<Felt252>,
    offset: Int,
    trusting trusted: TrustedBootloaders,
    depth: Int
  ) throws(BootloaderRejection) {
    var words = output
    configuration = try BootloaderConfiguration(from: &words, in: bootloader.format)
    guard let announced = words.popFirst() else { throw .headerMissing(wordCount: output.count) }
    guard let taskCount = announced.count(upTo: words.count / 2) else {
      throw .taskCount(announced, wordCount: words.count)
    }
    var tasks: [BootloaderTask] = []
    tasks.reserveCapacity(taskCount)
    for index in 0..<taskCount {
      let (programHash, taskWords) = try BootloaderRun.task(index, from: &words)
      let taskOffset = offset + taskWords.startIndex - output.startIndex
      tasks.append(
        BootloaderTask(
          programHash: programHash,
          output: Array(taskWords),
          outputOffset: taskOffset,
          report: BootloaderRun.report(
            of: programHash,
            taskWords,
            offset: taskOffset,
            trusting: trusted,
            depth: depth + 1
          )
        )
      )
    }
    guard words.isEmpty else { throw .trailingWords(count: words.count) }
    self.bootloader = bootloader
    self.tasks = tasks
  }

  /// Takes task `index` off the front of `words`.
  private static func task(
    _ index: Int,
    from words: inout ArraySlice<Felt252>
  ) throws(BootloaderRejection) -> (programHash: Felt252, output: ArraySlice<Felt252>) {
    let remaining = words.count
    guard let size = words.first, let programHash = words.dropFirst().first else {
      throw .taskSize(task: index, size: .zero, remainingWordCount: remaining)
    }
    guard let wordCount = size.count(upTo: remaining), wordCount >= 2 else {
      throw .taskSize(task: index, size: size, remainingWordCount: remaining)
    }
    let output = words.prefix(wordCount).dropFirst(2)
    words = words.dropFirst(wordCount)
    return (programHash, output)
  }

  /// The report of the program `hash` in its output; nil if it is not known to make reports, or if
  /// they lie too deep or are not to be read.
  private static func report(
    of hash: Felt252,
    _ words: ArraySlice<Felt252>,
    offset: Int,
    trusting trusted: TrustedBootloaders,
    depth: Int
  ) -> BootloaderTask.Report? {
    guard depth <= maximumDepth else { return nil }
    if trusted.verifiers.contains(hash), words.count == 2 {
      return .proof(
        BootloaderTask.VerifiedInside(
          programHash: words[words.startIndex],
          outputHash: words[words.startIndex + 1]
        )
      )
    }
    guard let bootloader = trusted.program(hash) else { return nil }
    do {
      return .run(
        try BootloaderRun(
          of: bootloader,
          words: words,
          offset: offset,
          trusting: trusted,
          depth: depth
        )
      )
    } catch {
      return nil
    }
  }
}

extension BootloaderConfiguration {
  /// Takes the settings off the front of `words`; nil if there are none in `format`.
  fileprivate init?(
    from words: inout ArraySlice<Felt252>,
    in format: KnownBootloader.Format
  ) throws(BootloaderRejection) {
    let count =
      switch format {
      case .simple: 0
      case .configured: 2
      case .applicative: 3
      }
    guard count > 0 else { return nil }
    guard words.count >= count else { throw .headerMissing(wordCount: words.count) }
    let settings = words.prefix(count)
    words = words.dropFirst(count)
    self.init(
      simpleBootloader: settings[settings.startIndex],
      applicativeBootloader: count == 3 ? settings[settings.startIndex + 1] : nil,
      supportedVerifiers: settings[settings.endIndex - 1]
    )
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
