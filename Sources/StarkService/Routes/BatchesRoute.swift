import Hummingbird
import StarkSettlement
import StarkVerifier

/// `POST /v1/batches`: whether batches are what a proof proves, and into the ledger if that is asked for.
struct BatchesRoute: Sendable {
  let desk: JobDesk
  let reader: BodyReader
  /// Where forms are taken apart and files hashed.
  let intake: SideThreads
  let defaultPolicy: AcceptancePolicy
  let hasLedger: Bool

  static let mediaType = "multipart/form-data"

  func respond(to request: Request) async throws -> Response {
    _ = try Query(request)
    try request.requireMediaType(among: [Self.mediaType])
    let boundary = try Self.translating { () throws(MultipartFault) in
      try MultipartBoundary(contentType: request.headers[.contentType] ?? "")
    }
    let upload = try await reader.read(request)
    let (job, timings) = try await intake.run {
      let body = try Self.translating { () throws(MultipartFault) in
        try MultipartBody(upload.bytes, boundary: boundary)
      }
      let form = try BatchesForm(body, default: defaultPolicy, hasLedger: hasLedger)
      return (try Self.job(form), form.timings)
    }
    let reply = try await desk.ask(job, isAsynchronous: Preference.isAsynchronous(request))
    return Response(reply, to: job.id, timings: timings)
  }

  private static func job(_ form: BatchesForm) throws(RequestFault) -> StoredJob {
    let question = form.question
    let limit = Int(clamping: question.policy.limits.fileBytes)
    guard form.parts.allSatisfy({ $0.bytes.count <= limit }) else {
      throw .tooLarge(maximum: limit)
    }
    guard question.kind == .check else {
      return StoredJob(id: .forLedger(), question: question, parts: form.parts)
    }
    func files(_ role: JobQuestion.Role) -> [[UInt8]] {
      form.parts.filter { $0.role == role }.map(\.bytes)
    }
    let id = question.settlement.id(
      proof: files(.proof).first ?? [],
      batches: files(.batch),
      previous: files(.previous).first,
      task: question.task,
      requiring: question.requiredLevels
    )
    guard let id else { throw .tooLarge(maximum: limit) }
    return StoredJob(id: JobID(id), question: question, parts: form.parts)
  }

  private static func translating<Value>(
    _ read: () throws(MultipartFault) -> Value
  ) throws(RequestFault) -> Value {
    do { return try read() } catch { throw .malformed("multipart", "\(error)") }
  }
}
