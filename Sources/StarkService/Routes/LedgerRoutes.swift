import HTTPTypes
import Hummingbird
import HummingbirdCore
import LedgerVerdicts
import SettlementLedger
import StarkFaults
import StarkVerdicts

/// `GET /v1/ledger` and `GET /ledger`: how the chain in the ledger is, for programs and for people.
struct LedgerRoutes: Sendable {
  /// Nil if there is no ledger.
  let reading: LedgerReading?
  let threads: SideThreads

  private static let none = RequestFault(
    .notFound,
    "service/no-ledger",
    "this service has no ledger"
  )

  func status(_ request: Request) async throws -> Response {
    try await answer(request) { reading throws(Fault) in
      Response(json: try reading.status(at: Self.now).json)
    }
  }

  func page(_ request: Request) async throws -> Response {
    try await answer(request) { reading throws(Fault) in
      let page = try reading.page(at: Self.now)
      var response = Response(.ok, "text/html; charset=utf-8", page.html)
      response.headers[.contentSecurityPolicy] =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'"
      return response
    }
  }

  private func answer(
    _ request: Request,
    _ read: @escaping @Sendable (LedgerReading) throws(Fault) -> Response
  ) async throws -> Response {
    _ = try Query(request)
    guard let reading else { throw Self.none }
    return try await threads.run {
      do throws(Fault) {
        return try read(reading)
      } catch {
        let answer = error.answer(aboutLedger: LedgerName.public)
        return Response(Self.status(of: error), json: answer)
      }
    }
  }

  /// In seconds since 1970.
  private static var now: UInt64 { UInt64(clamping: millisecondsSince1970 / 1000) }

  /// A ledger that nothing was applied to is not there yet; any other refusal is for the operator.
  private static func status(of refusal: Fault) -> HTTPResponse.Status {
    switch refusal[StoreFault.self] {
    case .unfinished, .unreadable, .waitingLog: .notFound
    default: .serviceUnavailable
    }
  }
}
