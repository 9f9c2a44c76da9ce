import Hummingbird
import StarkVerdicts
import StarkVerifier

/// `POST /v1/inspect`: what is inside the file that is the body, as `stark inspect` shows it.
///
/// Nothing of it is kept.
struct InspectRoute: Sendable {
  let desk: JobDesk
  let reader: BodyReader
  let threads: SideThreads

  func respond(to request: Request) async throws -> Response {
    _ = try Query(request)
    try request.requireMediaType(among: VerifyRoute.mediaTypes)
    let upload = try await reader.read(request)
    let json = try await threads.run {
      desk.waitForSuspects()
      return Self.json(of: upload.bytes)
    }
    return Response(json: json)
  }

  /// The inspection, or the verdict on what can't be inspected.
  private static func json(of bytes: [UInt8]) -> String {
    do {
      return try FileInspection(of: bytes, path: "-").json(withTranscript: false)
    } catch {
      return Verdict(path: "-", policy: Inspection.policy.name, reason: error).json
    }
  }
}
