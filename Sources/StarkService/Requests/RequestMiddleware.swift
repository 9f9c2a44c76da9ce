import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import StarkVerdicts

/// Turns faults into answers, and keeps count of requests.
///
/// Every answer passes here last, whatever it is: what all have to be, such as without a body for
/// HEAD, is made so in one place.
struct RequestMiddleware: RouterMiddleware {
  let record: RequestRecord

  func handle(
    _ request: Request,
    context: ServiceContext,
    next: (Request, ServiceContext) async throws -> Response
  ) async throws -> Response {
    let start = ContinuousClock.now
    let refusal = ArrivalRefusal(request.head)
    let isPlain = Self.isPlain(request.head.path ?? "")
    var response: Response
    var code: String?
    do {
      if let refusal { throw refusal.fault }
      guard ServiceRoutes.methods.contains(request.method) else {
        throw RequestFault.methodUnknown
      }
      guard isPlain else { throw RequestFault.notFound }
      response = try await ContinueSignal.$current.withValue(context.continueSignal) {
        try await next(request, context)
      }
    } catch {
      let fault = Self.fault(error)
      if fault == .fault { record.logger.error("fault", metadata: ["error": "\(error)"]) }
      response = Response(fault)
      code = fault.code
    }
    // A browser must not guess what a body is.
    response.headers[.xContentTypeOptions] = "nosniff"
    // The length stays that of the body that GET would have.
    if request.method == .head { response = response.createHeadResponse() }
    let duration = start.duration(to: .now)
    let route = refusal == nil && isPlain ? Self.route(context) : ServiceMetrics.noRoute
    record.note(
      RequestRecord.Answer(
        method: request.method,
        path: request.uri.path,
        route: route,
        status: response.status,
        code: code,
        duration: duration,
        refusal: refusal,
        id: context.requestID
      ),
      peer: { context.peer }
    )
    return response
  }

  /// The pattern of the path that answers; the same word for all paths that nothing answers.
  private static func route(_ context: ServiceContext) -> String {
    guard let path = context.endpointPath, path.hasPrefix("/") else {
      return ServiceMetrics.noRoute
    }
    return path
  }

  /// Whether no part of a path is empty, so that it is the path a proxy compares with its rules.
  private static func isPlain(_ target: String) -> Bool {
    let path = target.prefix { $0 != "?" && $0 != "#" }
    return path == "/" || !(path.hasSuffix("/") || path.contains("//"))
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
