import Hummingbird
import StarkVerdicts
import StarkVerifier

/// `POST /v1/inspect`: what is inside the proof file that is the body, as `stark inspect` shows it.
///
/// Nothing of it is kept.
struct InspectRoute: Sendable {
  let reader: BodyReader
  let threads: SideThreads

  func respond(to request: Request) async throws -> Response {
    _ = try Query(request)
    try request.requireMediaType(among: VerifyRoute.mediaTypes)
    let upload = try await reader.limited(to: .research).read(request)
    let json = try await threads.run { Inspection.json(of: upload.bytes, path: "-") }
    return Response(json: json)
  }
}
