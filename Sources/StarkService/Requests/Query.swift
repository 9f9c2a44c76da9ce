package import HummingbirdCore
import StarkAlgebra

/// The parameters in the query of a request, each known and given once at most.
package struct Query: Sendable {
  private var values: [String: String] = [:]

  /// Reads the query of `request`, which may have these parameters.
  package init(_ request: Request, known: [String] = []) throws(RequestFault) {
    for (name, value) in request.uri.queryParameters {
      let name = String(name)
      guard ExactName(name).isOne(of: known) else {
        throw .malformed("parameter", "there is no parameter “\(name.cut(toByteCount: 64))” here")
      }
      guard values.updateValue(String(value), forKey: name) == nil else {
        throw .malformed("parameter", "the parameter \(name) is given twice")
      }
    }
  }

  package subscript(name: String) -> String? { values[name] }

  /// The value of a parameter that is `true` or `false`; false if it isn't given.
  package func flag(_ name: String) throws(RequestFault) -> Bool {
    try Self.flag(values[name], called: name)
  }

  /// The same for a value from elsewhere.
  package static func flag(_ value: String?, called name: String) throws(RequestFault) -> Bool {
    switch value {
    case nil, "false": false
    case "true": true
    default: throw .malformed("parameter", "\(name) is true or false")
    }
  }
}
