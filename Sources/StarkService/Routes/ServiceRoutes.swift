import HTTPTypes
import Hummingbird

/// All paths of the service and what answers them.
struct ServiceRoutes: Sendable {
  let verify: VerifyRoute
  let batches: BatchesRoute
  let inspect: InspectRoute
  let verification: VerificationRoute
  let ledger: LedgerRoutes
  let health: HealthRoutes

  /// The methods that are known, here or elsewhere.
  static let methods: [HTTPRequest.Method] =
    [.get, .head, .post, .put, .delete, .patch, .options, .trace, .connect]
    + ["QUERY"].compactMap(HTTPRequest.Method.init(rawValue:))

  /// The router.
  ///
  /// - `admission`: what those have to pass who ask for more than the health, the page and its
  ///   description.
  func router(
    admission: AdmissionMiddleware<ServiceContext>,
    counting: RequestMiddleware
  ) -> Router<ServiceContext> {
    let router = Router(context: ServiceContext.self)
    router.add(middleware: counting)
    open(router)
    let admitted = router.group().add(middleware: admission)
    add("/v1/verify", [.post], to: admitted) { request, _ in try await verify.respond(to: request) }
    add("/v1/batches", [.post], to: admitted) { request, _ in
      try await batches.respond(to: request)
    }
    add("/v1/inspect", [.post], to: admitted) { request, _ in
      try await inspect.respond(to: request)
    }
    add("/v1/verifications/:id", [.get, .head], to: admitted) { request, context in
      try await verification.respond(to: request, id: context.parameters.get("id") ?? "")
    }
    add("/v1/ledger", [.get, .head], to: admitted) { request, _ in
      try await ledger.status(request)
    }
    add("/ledger", [.get, .head], to: admitted) { request, _ in try await ledger.page(request) }
    add("/metrics", [.get, .head], to: admitted) { _, _ in await health.figures() }
    return router
  }

  /// The paths that everybody may ask for.
  private func open(_ router: Router<ServiceContext>) {
    let everybody = router.group()
    add("/", [.get, .head], to: everybody) { _, _ in ServicePage.response() }
    add("/openapi.yaml", [.get, .head], to: everybody) { _, _ in
      Response(.ok, "application/yaml", OpenAPIDocument.yaml)
    }
    add("/livez", [.get, .head], to: everybody) { _, _ in try health.live().response() }
    add("/readyz", [.get, .head], to: everybody) { _, _ in
      try await health.ready().response()
    }
  }

  /// Adds a path with its methods; any other is answered with those that there are.
  private func add(
    _ path: RouterPath,
    _ methods: [HTTPRequest.Method],
    to group: RouterGroup<ServiceContext>,
    _ respond: @escaping @Sendable (Request, ServiceContext) async throws -> Response
  ) {
    for method in Self.methods {
      if methods.contains(method) {
        health.metrics.expect(route: "\(path)", method: method)
        group.on(path, method: method) { request, context in
          try await respond(request, context)
        }
      } else {
        group.on(path, method: method) { _, _ -> Response in
          throw RequestFault.methodNotAllowed(methods)
        }
      }
    }
  }
}
