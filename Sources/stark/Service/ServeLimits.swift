import ArgumentParser
import StarkService
import StarkVerifier

/// The options that bound what clients can make a service do.
struct ServeLimits: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Questions to answer at a time; as many as there are processors by default."
  )
  var jobs: Int?

  @Option(
    parsing: .unconditional,
    help: "Questions that may wait beside those; any more get status 503."
  )
  var queue = 64

  @Option(
    name: .customLong("max-body"),
    parsing: .unconditional,
    help: ArgumentHelp("The bytes that a body may have.", valueName: "bytes")
  )
  var maximumBody = 64 << 20

  @Option(
    name: .customLong("body-timeout"),
    parsing: .unconditional,
    help: ArgumentHelp("The time for a body to arrive.", valueName: "seconds")
  )
  var bodySeconds = 30

  @Option(
    name: .customLong("idle-timeout"),
    parsing: .unconditional,
    help: ArgumentHelp("The time after which a silent connection is closed.", valueName: "seconds")
  )
  var idleSeconds = 60

  @Option(parsing: .unconditional, help: "The answers to keep; the oldest go first.")
  var keep = 10_000

  /// SQLite takes no more in one value.
  private static let largestBody = 512 << 20

  func validate() throws {
    try check(jobs ?? 1, in: 1...1_024, "--jobs")
    try check(queue, in: 0...100_000, "--queue")
    try check(maximumBody, in: 1...Self.largestBody, "--max-body")
    try check(bodySeconds, in: 1...86_400, "--body-timeout")
    try check(idleSeconds, in: 1...86_400, "--idle-timeout")
    try check(keep, in: 1...1_000_000_000, "--keep")
  }

  private func check(_ value: Int, in range: ClosedRange<Int>, _ option: String) throws {
    guard !range.contains(value) else { return }
    throw ValidationError("\(option) is \(range.lowerBound) to \(range.upperBound).")
  }

  func apply(to configuration: inout ServiceConfiguration) {
    configuration.jobCount = jobs ?? processorCount
    configuration.queueLength = queue
    configuration.maximumBodyCount = maximumBody
    configuration.uploadByteCount = max(configuration.uploadByteCount, 4 * maximumBody)
    configuration.bodyTime = .seconds(bodySeconds)
    configuration.idleTime = .seconds(idleSeconds)
    configuration.keptAnswerCount = keep
  }
}
