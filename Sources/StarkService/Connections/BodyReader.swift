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
  /// One that says it is too long is not begun to be read, and one that says nothing is read up to
  /// the limit. Memory is taken from the budget before it is used: a mebibyte and then all of it if
  /// the length is told, and else as the array for it grows, the old and the new one together.
  ///
  /// - `copyCount`: how often the bytes will be in memory at a time, this body included.
  package func read(_ request: Request, copyCount: Int = 1) async throws(RequestFault) -> Upload {
    var declared: Int?
    if let text = request.headers[.contentLength] {
      guard let count = UInt64(text) else {
        throw .malformed("content-length", "Content-Length is not a number")
      }
      guard count <= UInt64(maximumCount) else { throw .tooLarge(maximum: maximumCount) }
      declared = Int(count)
    }
    // Whoever names a length and sends nothing must not keep the memory for it from others.
    var room = min(declared ?? 0, Self.firstRoom)
    guard budget.take(room * copyCount) else { throw .uploadsFull }
    ContinueSignal.current?.send()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(room)
    do {
      for try await chunk in request.body {
        guard chunk.readableBytes <= maximumCount - bytes.count else {
          throw RequestFault.tooLarge(maximum: maximumCount)
        }
        if bytes.count + chunk.readableBytes > room {
          let needed = bytes.count + chunk.readableBytes
          let larger = max(needed, declared ?? min(maximumCount, 2 * room))
          guard budget.take(larger * copyCount) else { throw RequestFault.uploadsFull }
          bytes.reserveCapacity(larger)
          budget.giveBack(room * copyCount)
          room = larger
        }
        bytes.append(contentsOf: chunk.readableBytesView)
      }
      if let declared, declared != bytes.count { throw RequestFault.bodyIncomplete }
    } catch {
      budget.giveBack(room * copyCount)
      switch error {
      case let fault as RequestFault: throw fault
      case is ConnectionGuard.BodyTimeout: throw .bodyTimeout
      case let refusal as ArrivalRefusal: throw refusal.fault
      default: throw .bodyIncomplete
      }
    }
    return Upload(bytes, of: budget, taking: room * copyCount)
  }

  /// The room for a body until it has sent more than that.
  private static let firstRoom = 1 << 20
}
