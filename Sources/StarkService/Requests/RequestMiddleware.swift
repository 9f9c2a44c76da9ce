import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import StarkVerdicts

/// Turns faults into answers, and keeps count of requests.
struct RequestMiddleware<Context: RequestContext>: RouterMiddleware {
  let metrics: ServiceMetrics
  let logger: Logger

  func handle(
    _ request: Request,
    context: Context,
    next: (Request, Context) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    var response: Response
    var code: String?
    do {
      guard ServiceRoutes.methods.contains(request.method) else {
        throw RequestFault.methodUnknown
      }
      response = try await next(request, context)
    } catch {
      let fault = Self.fault(error)
      if fault == .fault { logger.error("fault", metadata: ["error": "\(error)"]) }
      response = Response(fault)
      code = fault.code
    }
    // A browser must not guess what a body is.
    response.headers[.xContentTypeOptions] = "nosniff"
    let duration = start.duration(to: .now)
    let route = context.endpointPath ?? "none"
    metrics.responded(
      route: route,
      method: request.method,
      status: response.status,
      duration: duration
    )
    logger.log(
      level: Self.isOfHealth(route) ? .debug : .info,
      "request",
      metadata: [
        "method": "\(request.method.rawValue)", "path": "\(request.uri.path)",
        "status": "\(response.status.code)", "code": "\(code ?? "")",
        "seconds": "\(duration.seconds)",
      ]
    )
    return response
  }

  private static func isOfHealth(_ route: String) -> Bool {
    ["/livez", "/readyz", "/metrics"].contains(route)
  }

  private static func fault(_ error: any Error) -> RequestFault {
    switch error {
    case let fault as RequestFault: fault
    case is SideThreads.Full: .queueFull
    case let error as HTTPError where error.status == .notFound: .notFound
    default: .fault
    }
  }
}

extension Response {
  /// An answer of one type, which is not to be kept by anybody on the way.
  init(_ status: HTTPResponse.Status = .ok, _ mediaType: String, _ text: String) {
    self.init(
      status: status,
      headers: [.contentType: mediaType, .cacheControl: "no-store"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text))
    )
  }

  /// An answer in JSON.
  init(_ status: HTTPResponse.Status = .ok, json: String) {
    self.init(status, "application/json", json + "\n")
  }

  init(_ fault: RequestFault) {
    self.init(fault.status, json: fault.json)
    if let seconds = fault.retryAfter { headers[.retryAfter] = "\(seconds)" }
    if fault.status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
    if !fault.allowedMethods.isEmpty {
      headers[.allow] = fault.allowedMethods.map(\.rawValue).joined(separator: ", ")
    }
  }
}
