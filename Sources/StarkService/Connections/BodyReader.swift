import HTTPTypes
package import HummingbirdCore
import NIOCore

/// Reads the bodies of requests, no further than to a limit.
package struct BodyReader: Sendable {
  /// The bytes that a body may have.
  package let maximumCount: Int
  package let budget: UploadBudget

  package init(maximumCount: Int, budget: UploadBudget) {
    self.maximumCount = maximumCount
    self.budget = budget
  }

  /// The body of `request`.
  ///
  /// One that says it is too long is not begun to be read, and one that says nothing is read up to the
  /// limit.
  package func read(_ request: Request) async throws(RequestFault) -> Upload {
    var declared: Int?
    if let text = request.headers[.contentLength] {
      guard let count = UInt64(text) else {
        throw .malformed("content-length", "Content-Length is not a number")
      }
      guard count <= UInt64(maximumCount) else { throw .tooLarge(maximum: maximumCount) }
      declared = Int(count)
    }
    ContinueSignal.current?.send()
    var bytes: [UInt8] = []
    do {
      for try await chunk in request.body {
        guard chunk.readableBytes <= maximumCount - bytes.count else {
          throw RequestFault.tooLarge(maximum: maximumCount)
        }
        guard budget.take(chunk.readableBytes) else { throw RequestFault.uploadsFull }
        bytes.append(contentsOf: chunk.readableBytesView)
      }
      if let declared, declared != bytes.count { throw RequestFault.bodyIncomplete }
    } catch {
      budget.giveBack(bytes.count)
      switch error {
      case let fault as RequestFault: throw fault
      case is ConnectionGuard.BodyTimeout: throw .bodyTimeout
      case let refusal as ArrivalRefusal: throw refusal.fault
      default: throw .bodyIncomplete
      }
    }
    return Upload(bytes, of: budget)
  }
}
