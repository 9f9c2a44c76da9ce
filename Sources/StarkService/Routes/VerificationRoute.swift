import Hummingbird
import StarkJSON

/// `GET /v1/verifications/{id}`: the answer to a question that was accepted, or what it is doing.
struct VerificationRoute: Sendable {
  let desk: JobDesk

  func respond(to request: Request, id text: String) async throws -> Response {
    let query = try Query(request, known: ["timings"])
    let timings = try query.flag("timings")
    guard let id = JobID(text) else { throw RequestFault.notFound }
    // Its answer is in the store before it leaves the board.
    let stage = desk.board.stage(of: id)
    switch (try await desk.standing(of: id), stage) {
    case (.answered(let answer), _): return Response(.answered(answer), to: id, timings: timings)
    case (.unknown, nil): throw RequestFault.notFound
    case (.abandoned, nil): return Response(json: Self.json(id, status: "abandoned"))
    case (.parked, nil): return Response(json: Self.json(id, status: "parked"))
    case (.open, nil):
      // It is in no queue, whatever the reason: now it is.
      desk.takeUp(id)
      return Self.unfinished(id, .queued)
    case (_, let stage?): return Self.unfinished(id, stage)
    }
  }

  /// The answer about a question that will have one.
  private static func unfinished(_ id: JobID, _ stage: JobBoard.Stage) -> Response {
    var response = Response(json: json(id, status: stage.rawValue))
    response.headers[.retryAfter] = "1"
    return response
  }

  /// What is said of a question without an answer.
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
