import HTTPTypes
package import Hummingbird
package import HummingbirdCore

/// Lets in those who have a token, and no page of another site.
///
/// A browser sends what any page tells it to, so a page could have batches applied to the ledger of
/// a service that its reader runs. Browsers say where a request comes from, and other clients
/// don't. A name that leads to this machine is no excuse: without a token a service on the loopback
/// interface is asked by a name of that only.
package struct AdmissionMiddleware<Context: RequestContext>: RouterMiddleware {
  private let tokens: BearerTokens
  private let isLoopback: Bool

  package init(tokens: BearerTokens, isLoopback: Bool) {
    self.tokens = tokens
    self.isLoopback = isLoopback
  }

  package func handle(
    _ request: Request,
    context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard tokens.admit(request.headers[.authorization]) else { throw RequestFault.unauthorized }
    guard isFromHere(request) else { throw RequestFault.otherOrigin }
    return try await next(request, context)
  }

  private func isFromHere(_ request: Request) -> Bool {
    let authority = request.head.authority ?? ""
    if tokens.isEmpty, isLoopback, !Loopback.isNamed(by: authority) {
      return false
    }
    if let site = request.headers[.fetchSite], site != "same-origin", site != "none" {
      return false
    }
    guard let origin = request.headers[.origin] else { return true }
    return origin.lowercased() == "http://\(authority)".lowercased()
      || origin.lowercased() == "https://\(authority)".lowercased()
  }
}

extension HTTPField.Name {
  /// What the browser knows about the page that asks, see the W3C's “Fetch Metadata Request
  /// Headers”.
  fileprivate static let fetchSite = Self("Sec-Fetch-Site") ?? .origin
}
