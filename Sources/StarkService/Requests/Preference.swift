import HTTPTypes
package import HummingbirdCore

/// What a client asks for beside the answer, in the Prefer field of RFC 7240.
package enum Preference {
  /// Whether the client wants to ask for the answer later.
  package static func isAsynchronous(_ request: Request) -> Bool {
    guard let name = HTTPField.Name("Prefer") else { return false }
    return request.headers[values: name].contains { field in
      field.split(separator: ",").contains { preference in
        HeaderValue(String(preference)).essence == "respond-async"
      }
    }
  }
}
