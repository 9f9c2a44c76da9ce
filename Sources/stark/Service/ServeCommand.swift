import ArgumentParser
import Logging
import StarkService
import StarkVerdicts
import StarkVerifier

/// `stark serve`: the verifier as an HTTP service.
struct ServeCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Verify proofs and settle batches over HTTP.",
    discussion: """
      A verdict, good or bad, is status 200 with the same JSON as that of --json, and the same \
      question is answered from the store. GET / is a page to drop files on, and /openapi.yaml \
      describes the rest.

      What is to be answered later (202) and batches for the ledger are in the file of --data \
      before they are accepted: after a crash they are taken up again. SIGTERM ends the service \
      when all that was asked is answered. Only the newest answers are kept (--keep).

      Examples:
        stark serve --data answers.db
        stark serve --data answers.db --ledger chain.db --policy provable-100
        stark serve --data answers.db --host 0.0.0.0 --token-file token.txt
        curl -H 'Content-Type: application/json' --data-binary @proof.json \\
          http://127.0.0.1:8080/v1/verify
        curl -F proof=@proof.json -F batch=@batch1.json -F batch=@batch2.json \\
          http://127.0.0.1:8080/v1/batches
        curl -H 'Prefer: respond-async' -F apply=true -F proof=@proof.json \\
          http://127.0.0.1:8080/v1/batches

      Standard error has one JSON object a line for each event. The connection is not encrypted: \
      let a proxy do that where others can listen.
      """
  )

  @Option(help: "The address to bind; one that other machines reach needs a token.")
  var host = "127.0.0.1"

  @Option(
    parsing: .unconditional,
    help: "The port to bind; 0 for any that is free, which the log tells."
  )
  var port = 8080

  @Option(
    help: ArgumentHelp("The file of accepted questions and answers.", valueName: "file"),
    completion: .file(),
    transform: FilePath.textArgument
  )
  var data: String

  @Option(
    help: ArgumentHelp(
      "The ledger that batches are applied to; none by default.",
      valueName: "file"
    ),
    completion: .file(),
    transform: FilePath.textArgument
  )
  var ledger: String?

  @Option(
    help: ArgumentHelp(
      "What a proof must offer where a request names no policy: a named policy, or a policy file.",
      valueName: "name|file"
    ),
    completion: .list(AcceptancePolicy.named.map(\.name))
  )
  var policy = AcceptancePolicy.default.name

  @OptionGroup var limits: ServeLimits

  @Option(
    name: .customLong("token-file"),
    help: ArgumentHelp(
      "A file with a token that clients have to send; give it again for others.",
      discussion: "It has \(BearerTokens.minimumLength) characters or more.",
      valueName: "file"
    ),
    completion: .file(),
    transform: FilePath.argument
  )
  var tokenFiles: [FilePath] = []

  func validate() throws {
    try PolicyOptions.checkName(policy)
    guard (0...65_535).contains(port) else { throw ValidationError("A port is 0 to 65535.") }
  }

  func answer(to output: Output) throws -> ExitStatus {
    var configuration = try serviceConfiguration()
    guard let log = LogStream(to: { Diagnostics.write($0) }) else { throw end(.threads(count: 1)) }
    defer { log.flush(within: .seconds(1)) }
    let logger = Logger(label: "stark") { label in
      JSONLogHandler(label: label, level: .info) { log.add($0) }
    }
    configuration.droppedLineCount = { log.droppedCount }
    // Without them tasks would wait for threads for ever, and other parts end the process.
    guard canMakeThreads(configuration.threadCount) else {
      throw end(.threads(count: configuration.threadCount))
    }
    let fault = waiting { @Sendable [configuration] () async -> ServiceFault? in
      do throws(ServiceFault) {
        try await VerificationService(configuration, logger: logger).run()
        return nil
      } catch {
        return error
      }
    }
    if let fault { throw end(fault) }
    return .accepted
  }

  private func end(_ fault: ServiceFault) -> ExitCode {
    Diagnostics.error("\(fault)".withoutControlCharacters)
    return ExitCode(ExitStatus(fault).rawValue)
  }

  private func serviceConfiguration() throws -> ServiceConfiguration {
    var configuration = ServiceConfiguration(dataPath: data)
    configuration.host = host
    configuration.port = port
    configuration.ledgerPath = ledger
    configuration.policy = try PolicyOptions.policy(policy)
    configuration.tokens = try TokenFiles.tokens(in: tokenFiles)
    limits.apply(to: &configuration)
    do { try configuration.check() } catch { throw ValidationError("\(error).") }
    return configuration
  }
}

extension ExitStatus {
  /// How a run ends whose service could not begin.
  init(_ fault: ServiceFault) {
    switch fault {
    case .openToAll, .sameFile: self = .usage
    case .store(.foreign), .store(.damaged), .store(.schema): self = .malformed
    case .store(.database), .store(.replaced), .address: self = .unreadable
    case .threads: self = .fault
    }
  }
}
