import StarkAlgebra
import StarkJSON
import StarkSettlement
import StarkVerifier

extension JobQuestion {
  private static let maximumCount = 1 << 10

  /// The question as the store keeps it.
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("kind") { $0.string(kind.rawValue) }
      writer.member("policy") { $0.string(policy.json) }
      if let programs {
        writer.member("programs") { writer in
          writer.array { writer in
            for hash in programs.map(\.description).sorted() { writer.string(hash) }
          }
        }
      }
      if let task { writer.member("task") { $0.number(task) } }
      writer.member("require") { writer in
        writer.array { writer in
          for level in SettlementLevel.allCases where requiredLevels.contains(level) {
            writer.string(level.rawValue)
          }
        }
      }
    }
    return writer.text
  }

  /// The question that the store kept; nil if it is none.
  package init?(json: String) {
    do { try self.init(decoding: Array(json.utf8)) } catch { return nil }
  }

  private struct Unreadable: Error {}

  private init(decoding bytes: [UInt8]) throws {
    let root = try JSONDocument(bytes).root.object()
    guard let kind = Kind(name: try root.required("kind").string()) else { throw Unreadable() }
    let policy = Array(try root.required("policy").string().utf8)
    self.init(kind, policy: try AcceptancePolicy(stored: policy))
    if let list = try root.optional("programs") {
      var hashes: Set<ProgramHash> = []
      for value in try list.array(maximumCount: Self.maximumCount) {
        guard let hash = ProgramHash(hexadecimal: try value.string()) else { throw Unreadable() }
        hashes.insert(hash)
      }
      programs = hashes
    }
    if let value = try root.optional("task") {
      guard let number = Int(exactly: try value.unsigned()) else { throw Unreadable() }
      task = number
    }
    for value in try root.required("require").array(maximumCount: Self.maximumCount) {
      guard let level = SettlementLevel(name: try value.string()) else { throw Unreadable() }
      requiredLevels.insert(level)
    }
  }
}
