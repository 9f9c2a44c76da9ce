#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import NIOCore
import SettlementLedger
package import StarkVerifier

/// How a service runs.
package struct ServiceConfiguration: Sendable {
  /// The address to bind.
  package var host = "127.0.0.1"
  /// The port; 0 for any that is free.
  package var port = 8080
  /// The file of accepted questions and answers.
  package var dataPath: String
  /// The ledger to apply batches to and to report on; nil for none.
  package var ledgerPath: String?
  /// The policy of questions that name none.
  package var policy = AcceptancePolicy.default
  package var tokens = BearerTokens.none
  /// How many questions are answered at a time.
  package var jobCount = 1
  /// How many questions may wait beside.
  package var queueLength = 64
  /// The bytes that a body may have.
  package var maximumBodyCount = 64 << 20
  /// The bytes of memory that all uploads in progress may take.
  package var uploadByteCount = 256 << 20
  /// How many answers are kept.
  package var keptAnswerCount = 10_000
  /// How long a body may take to arrive.
  package var bodyTime = Duration.seconds(30)
  /// After how long a connection that does nothing is closed.
  package var idleTime = Duration.seconds(60)
  /// Tells how many lines of the log were dropped so far, since nobody read them.
  package var droppedLineCount: @Sendable () -> Int = { 0 }
  /// How many connections may be open at a time; nil for as many as files can be.
  package var connectionCount: Int?

  package init(dataPath: String) {
    self.dataPath = dataPath
  }

  /// Whether only programs on this machine can reach the service.
  package var isLoopback: Bool { Loopback.contains(host) }

  /// The threads that a service has at a time: for questions, applying, reading, inspections,
  /// requests and connections, and one for each processor of the pool that Swift's tasks share.
  package var threadCount: Int { jobCount + intakeCount + 5 + processorCount }

  /// How many uploads are read in at a time.
  var intakeCount: Int { max(1, jobCount / 8) }

  /// Whether the ledger is the file of questions, by whatever names or links.
  var isLedgerTheData: Bool {
    guard let ledgerPath, let ledger = FileIdentity(path: DatabasePath(ledgerPath).text) else {
      return false
    }
    return ledger == FileIdentity(path: DatabasePath(dataPath).text)
  }

  /// Throws if everybody could ask, and nobody needs a token.
  package func check() throws(ServiceFault) {
    guard isLoopback || !tokens.isEmpty else { throw .openToAll(host: host) }
  }

  /// Why the address can't be bound, and what to do about it.
  func reason(_ error: any Error) -> String {
    let address = "\(host):\(port)"
    let code = (error as? IOError)?.errnoCode
    return switch code {
    case EADDRINUSE: "\(address) is in use: end what listens there, or choose another --port"
    case EADDRNOTAVAIL: "\(host) is no address of this machine: choose another --host"
    case EACCES: "\(address) may not be bound by this user: choose a --port from 1024 on"
    default: "\(address) can't be bound: \(error)"
    }
  }
}

/// Why a service can't begin.
package enum ServiceFault: Error, Equatable, Sendable {
  /// The address can be reached from other machines, and there is no token.
  case openToAll(host: String)
  case store(JobStoreFault)
  /// The ledger and the file of questions are one file.
  case sameFile(String)
  /// The address is taken, or is not one of this machine.
  case address(reason: String)
  /// The system does not let so many threads be made.
  case threads(count: Int)
}

extension ServiceFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .openToAll(let host):
      "other machines can reach \(host), so a token is needed (--token-file)"
    case .store(let fault): "\(fault)"
    case .sameFile(let path): "\(path) can't be both the file of --data and the ledger"
    case .address(let reason): reason
    case .threads(let count): "\(count) threads cannot be made; --jobs 1 takes the fewest"
    }
  }
}
