import StarkJSON

extension AcceptancePolicy {
  /// The policy file that says the same: every member written out, in one line.
  ///
  /// Lists are sorted in the order of declaration, so equal policies have equal files.
  public var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("name") { $0.string(name) }
      writer.member("minimum_bits") { writer in
        writer.object { writer in
          for measure in SecurityMeasure.allCases {
            guard let bits = minimumBits[measure] else { continue }
            writer.member(measure.rawValue) { $0.number(bits) }
          }
        }
      }
      writer.member("maximum_pow_bits") { writer in
        if let maximumProofOfWorkBits {
          writer.number(maximumProofOfWorkBits)
        } else {
          writer.null()
        }
      }
      writer.member("layouts") { $0.names(layouts) }
      writer.member("commitment_hashes") { $0.names(commitmentHashes) }
      writer.member("channel_hashes") { $0.names(channelHashes) }
      writer.member("seed_versions") { $0.names(seedVersions) }
      writer.member("program_hashes") { $0.strings(programHashes?.map(\.description).sorted()) }
      writer.member("allows_incomplete_statement") { $0.boolean(allowsIncompleteStatement) }
      writer.member("limits") { writer in
        writer.object { writer in
          for measure in SizeMeasure.allCases {
            writer.member(measure.rawValue) { $0.number(limits[measure]) }
          }
        }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  /// Writes the names in `set` in the order of declaration, or null for nil.
  fileprivate mutating func names<Name: RawRepresentable<String> & CaseIterable & Hashable>(
    _ set: Set<Name>?
  ) {
    strings(set.map { set in Name.allCases.filter(set.contains).map(\.rawValue) })
  }

  fileprivate mutating func strings(_ texts: [String]?) {
    guard let texts else { return null() }
    array { writer in for text in texts { writer.string(text) } }
  }
}
