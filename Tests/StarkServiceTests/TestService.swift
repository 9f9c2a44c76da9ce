import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOEmbedded
import StarkJSON
import StarkService
import Synchronization

/// A service on a temporary file that is asked without a connection.
struct TestService: Sendable {
  let file: TemporaryFile
  let service: VerificationService
  private let responder: RouterResponder<ServiceContext>

  init(
    file: TemporaryFile? = nil,
    _ configure: (inout ServiceConfiguration) -> Void = { _ in }
  ) async throws {
    let file = try file ?? TemporaryFile()
    var configuration = ServiceConfiguration(dataPath: file.path)
    configure(&configuration)
    self.file = file
    service = try VerificationService(configuration, logger: Self.silent)
    try service.desk.resume()
    responder = service.responder()
  }

  static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Answers everything and releases the file.
  func end() async { await service.desk.finish() }

  struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    func json() throws -> JSONObject { try JSONDocument(Array(text.utf8)).root.object() }

    /// The text of a member of the answer.
    func member(_ name: String) throws -> String { try json().required(name).string() }
  }

  /// The answer to a request.
  ///
  /// - `chunks`: the body in the pieces that it arrives in.
  func send(
    _ method: HTTPRequest.Method,
    _ path: String,
    _ fields: [HTTPField.Name: String] = [:],
    authority: String = "localhost:8080",
    chunks: [[UInt8]] = []
  ) async throws -> Answer {
    var headers = HTTPFields()
    for (name, value) in fields { headers[name] = value }
    let buffers = chunks.map { ByteBuffer(bytes: $0) }
    let request = Request(
      head: HTTPRequest(
        method: method,
        scheme: "http",
        authority: authority,
        path: path,
        headerFields: headers
      ),
      body: RequestBody(asyncSequence: Self.stream(buffers))
    )
    let source = ApplicationRequestContextSource(
      channel: NIOAsyncTestingChannel(),
      logger: Self.silent
    )
    let response = try await responder.respond(
      to: request,
      context: ServiceContext(source: source)
    )
    let collector = BodyCollector()
    try await response.body.write(collector)
    return Answer(
      status: response.status.code,
      headers: response.headers,
      text: String(decoding: collector.content.bytes.withLock { $0 }, as: UTF8.self)
    )
  }

  /// The answer to a question about a proof.
  func verify(
    _ bytes: [UInt8],
    query: String = "",
    _ fields: [HTTPField.Name: String] = [:]
  ) async throws -> Answer {
    let type = [HTTPField.Name.contentType: "application/json"]
    return try await send(
      .post,
      "/v1/verify" + query,
      type.merging(fields) { $1 },
      chunks: [bytes]
    )
  }

  func get(_ path: String, _ fields: [HTTPField.Name: String] = [:]) async throws -> Answer {
    try await send(.get, path, fields)
  }

  private static func stream(_ buffers: [ByteBuffer]) -> AsyncStream<ByteBuffer> {
    AsyncStream { continuation in
      for buffer in buffers { continuation.yield(buffer) }
      continuation.finish()
    }
  }
}

extension HTTPField.Name {
  static let prefer = Self("Prefer") ?? .accept
}

/// Keeps what is written to a response.
private struct BodyCollector: ResponseBodyWriter {
  final class Content: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  let content = Content()

  mutating func write(_ buffer: ByteBuffer) async throws {
    content.bytes.withLock { $0.append(contentsOf: buffer.readableBytesView) }
  }

  consuming func finish(_ trailingHeaders: HTTPFields?) async throws {}
}
