import Hummingbird
import StarkSettlement
import StarkVerifier

/// `POST /v1/batches`: whether batches are what a proof proves, and into the ledger if that is
/// asked for.
struct BatchesRoute: Sendable {
  let desk: JobDesk
  let reader: BodyReader
  /// Where forms are taken apart, files hashed and answers looked up.
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
    // The form, the files in it, and those on their way to the disk.
    let upload = try await reader.read(request, copyCount: 3)
    // Whoever waits has its files in memory until it has the answer.
    defer { withExtendedLifetime(upload) {} }
    let (job, arrival, timings) = try await intake.run {
      let body = try Self.translating { () throws(MultipartFault) in
        try MultipartBody(upload.bytes, boundary: boundary)
      }
      let form = try BatchesForm(body, default: defaultPolicy, hasLedger: hasLedger)
      let job = Self.job(form)
      return (job, try desk.arrive(job.id), form.timings)
    }
    let reply = try await desk.ask(
      job,
      arrival,
      isAsynchronous: Preference.isAsynchronous(request)
    )
    return Response(reply, to: job.id, timings: timings)
  }

  private static func job(_ form: BatchesForm) -> StoredJob {
    let question = form.question
    guard question.kind == .check else {
      return StoredJob(id: JobID(newOf: question.kind), question: question, parts: form.parts)
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
    return StoredJob(id: JobID(id, question.kind), question: question, parts: form.parts)
  }

  private static func translating<Value>(
    _ read: () throws(MultipartFault) -> Value
  ) throws(RequestFault) -> Value {
    do {
      return try read()
    } catch {
      throw error == .coding ? .coding("\(error)") : .malformed("multipart", "\(error)")
    }
  }
}
