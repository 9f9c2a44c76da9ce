/// Why there is no answer to a question yet: a trouble of the service's, which may pass.
///
/// None of them is ever kept as an answer.
package enum JobFailure: Error, Equatable, Sendable {
  /// The file of questions can't be used.
  case store(JobStoreFault)
  /// The ledger can't be used: another process is writing to it, or its disk is full.
  case ledger(code: String)
  /// This program failed.
  case fault(code: String)

  /// What a client hears that waits for the answer.
  var request: RequestFault {
    switch self {
    case .store: .storeUnusable
    case .ledger: .ledgerUnusable
    case .fault: .fault
    }
  }

  /// Whether to try again may help: bytes in the file do not change by themselves.
  var mayPass: Bool {
    switch self {
    case .store(.damaged), .store(.schema), .store(.foreign): false
    case .store, .ledger, .fault: true
    }
  }
}

extension JobFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .store(let fault): "\(fault)"
    case .ledger(let code): "the ledger can't be used: \(code)"
    case .fault(let code): "a fault of this program: \(code)"
    }
  }
}
