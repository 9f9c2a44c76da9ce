import Foundation
import HTTPTypes
import TestSupport

/// A body of `multipart/form-data` in the making.
struct Form {
  private var bytes: [UInt8] = []
  static let fields: [HTTPField.Name: String] = [
    .contentType: "multipart/form-data; boundary=----test"
  ]

  /// The same with another field or file.
  func adding(_ name: String, _ text: String) -> Form { adding(name, Array(text.utf8)) }

  func adding(_ name: String, _ content: [UInt8]) -> Form {
    var form = self
    form.bytes += Array(
      "------test\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8
    )
    form.bytes += content + Array("\r\n".utf8)
    return form
  }

  var body: [UInt8] { bytes + Array("------test--\r\n".utf8) }

  /// The shipped proof of three batches, and `count` of them.
  static func chain(batchCount: Int = 3) throws -> Form {
    let proof = try BatchFolder.perpetual("bootloaded-three-tasks").bytes(of: "proof.json")
    var form = Form().adding("proof", proof)
    for batch in BatchFolder.perpetualChain.prefix(batchCount) {
      form = form.adding("batch", try batch.bytes(of: "batch.json"))
    }
    return form
  }
}

extension TestService {
  /// The answer to a question about batches.
  func ask(_ form: Form, _ fields: [HTTPField.Name: String] = [:]) async throws -> Answer {
    try await send(
      .post,
      "/v1/batches",
      Form.fields.merging(fields) { $1 },
      chunks: [form.body]
    )
  }
}
