import Foundation
import StarkAlgebra
import StarkSettlement
import TestSupport
import Testing

/// Every signature in a shared batch, wherever in the file it stands.
enum SharedSignatures {
  static func claims(in path: String) throws -> [SignatureClaim] {
    let file = try JSONSerialization.jsonObject(with: SharedMaterial.data(path))
    var claims: [SignatureClaim] = []
    try collect(file, into: &claims)
    return claims
  }

  /// A signed object names its message, its key, and r and s or an object that holds them.
  private static func collect(_ value: Any, into claims: inout [SignatureClaim]) throws {
    if let elements = value as? [Any] {
      for element in elements { try collect(element, into: &claims) }
    }
    guard let members = value as? [String: Any] else { return }
    let signature = members["signature"] as? [String: Any] ?? members
    let key = members["signer_key"] ?? members["public_key"] ?? members["key"]
    if let r = signature["r"], let s = signature["s"], let message = members["message_hash"] {
      claims.append(
        SignatureClaim(
          key: try element(try #require(key)),
          message: try element(message),
          signature: StarkSignature(r: try element(r), s: try integer(s))
        )
      )
    }
    for name in members.keys.sorted() {
      if let member = members[name] { try collect(member, into: &claims) }
    }
  }

  private static func integer(_ value: Any) throws -> UInt256 {
    try #require((value as? String).flatMap { UInt256(hexadecimal: $0) })
  }

  private static func element(_ value: Any) throws -> Felt252 {
    try #require(Felt252(try integer(value)))
  }
}
