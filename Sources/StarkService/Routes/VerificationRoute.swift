import Hummingbird
import StarkJSON

/// `GET /v1/verifications/{id}`: the answer to a question that was accepted, or what it is doing.
struct VerificationRoute: Sendable {
  let desk: JobDesk

  func respond(to request: Request, id text: String) async throws -> Response {
    let query = try Query(request, known: ["timings"])
    let timings = try query.flag("timings")
    guard let id = JobID(text) else { throw RequestFault.notFound }
    switch try await desk.standing(of: id) {
    case .unknown: throw RequestFault.notFound
    case .answered(let answer): return Response(.answered(answer), to: id, timings: timings)
    case .open:
      let stage = desk.board.stage(of: id) ?? .queued
      var response = Response(json: Self.json(id, status: stage.rawValue))
      response.headers[.retryAfter] = "1"
      return response
    }
  }

  /// The answer about a question without an answer.
  static func json(_ id: JobID, status: String) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("id") { $0.string(id.text) }
      writer.member("status") { $0.string(status) }
    }
    return writer.text
  }
}
