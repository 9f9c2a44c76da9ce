import StarkVerifier
import TestSupport

/// A mutation that a test generates: a changed file, and the codes that may refuse it.
struct GeneratedMutation: Sendable {
  let name: String
  let json: EditableJSON
  /// Codes; one that ends in `/` stands for all that begin with it.
  let expected: [String]
  var location: String?

  /// The file with one change.
  init(
    _ name: String,
    of json: EditableJSON,
    expecting expected: [String],
    at location: String? = nil,
    _ change: (inout EditableJSON) throws -> Void
  ) rethrows {
    var json = json
    try change(&json)
    self.name = name
    self.json = json
    self.expected = expected
    self.location = location
  }

  /// What is wrong with the verdict under `policy`.
  func complaint(policy: AcceptancePolicy = .research) -> String? {
    let verdict = MutationVerdict(Array(json.text.utf8), policy: policy)
    let isExpected = expected.contains { code in
      code.hasSuffix("/") ? verdict.code.hasPrefix(code) : verdict.code == code
    }
    guard isExpected else { return "\(name): expected \(expected), found \(verdict.code)" }
    guard let location, verdict.location?.hasPrefix(location) != true else { return nil }
    return "\(name): expected at \(location), found at \(verdict.location ?? "nowhere")"
  }
}

extension [GeneratedMutation] {
  /// What is wrong with any of the verdicts under the policy `research`.
  func complaints() async -> [String] {
    await MutationSweep.complaints(about: self) { $0.complaint() }
  }
}

extension String {
  /// The pointer as verdicts write it: `/a/b/3` as `a.b[3]`.
  var asLocation: String {
    split(separator: "/").reduce(into: "") { text, name in
      if Int(name) != nil {
        text += "[\(name)]"
      } else {
        text += text.isEmpty ? String(name) : "." + name
      }
    }
  }

  /// The last name of a pointer.
  var lastName: String { split(separator: "/").last.map(String.init) ?? "" }
}
