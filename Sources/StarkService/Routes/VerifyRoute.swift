import HTTPTypes
import Hummingbird
import StarkVerifier

/// `POST /v1/verify`: the verdict on the proof file that is the body.
struct VerifyRoute: Sendable {
  let desk: JobDesk
  let reader: BodyReader
  /// Where files are hashed and answers looked up.
  let intake: SideThreads
  let defaultPolicy: AcceptancePolicy

  static let mediaTypes = ["application/json", "application/octet-stream"]

  func respond(to request: Request) async throws -> Response {
    let query = try Query(request, known: ["policy", "timings"])
    let policy = try PolicyName.policy(query["policy"], default: defaultPolicy)
    let timings = try query.flag("timings")
    try request.requireMediaType(among: Self.mediaTypes)
    let isAsynchronous = Preference.isAsynchronous(request)
    // What nobody waits for is copied on its way to the disk.
    let upload = try await reader.read(request, copyCount: isAsynchronous ? 2 : 1)
    // Whoever waits has its file in memory until it has the answer.
    defer { withExtendedLifetime(upload) {} }
    let (id, arrival) = try await intake.run {
      let id = JobID(Verifier(policy: policy).id(of: upload.bytes), .proof)
      return (id, try desk.arrive(id))
    }
    let job = StoredJob(
      id: id,
      question: JobQuestion(.proof, policy: policy),
      parts: [StoredJob.Part(.proof, upload.bytes)]
    )
    let reply = try await desk.ask(
      job,
      arrival,
      isAsynchronous: isAsynchronous
    )
    return Response(reply, to: job.id, timings: timings)
  }
}

/// The policies that a request can name.
enum PolicyName {
  /// The policy called `name`, or `standard` if there is no name.
  static func policy(
    _ name: String?,
    default standard: AcceptancePolicy
  ) throws(RequestFault) -> AcceptancePolicy {
    guard let name, name != standard.name else { return standard }
    guard let policy = AcceptancePolicy.named(name) else {
      let names = AcceptancePolicy.named.map(\.name).joined(separator: ", ")
      throw .malformed("policy", "there is no such policy; named policies are \(names)")
    }
    return policy
  }
}

extension Request {
  /// Throws unless the body is of one of these types, and its bytes are those of the file.
  ///
  /// A verdict on bytes that were packed or are text in another encoding would be one on another
  /// file.
  func requireMediaType(among taken: [String]) throws(RequestFault) {
    guard let field = headers[.contentType] else { throw .mediaType(taken) }
    let value = HeaderValue(field)
    guard taken.contains(value.essence) else { throw .mediaType(taken) }
    if let charset = value.parameters["charset"], charset.lowercased() != "utf-8" {
      throw .coding("text is taken in UTF-8 only")
    }
    if let coding = headers[.contentEncoding], coding.lowercased() != "identity" {
      throw .coding("a body is taken as it is, without a Content-Encoding")
    }
  }
}

extension Response {
  /// What became of the question with `id`.
  init(_ reply: JobDesk.Reply, to id: JobID, timings: Bool) {
    let location = "/v1/verifications/\(id.text)"
    switch reply {
    case .answered(let answer):
      self.init(json: answer.text(timings: timings))
      headers[.contentLocation] = location
    case .accepted:
      self.init(.accepted, json: VerificationRoute.json(id, status: "queued"))
      headers[.location] = location
      headers[.retryAfter] = "1"
    }
  }
}
