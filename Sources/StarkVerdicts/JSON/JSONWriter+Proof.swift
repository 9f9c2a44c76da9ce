package import StarkJSON
package import StarkVerifier

extension JSONWriter {
  /// Writes `proof` as `Verdict.json` documents it.
  package mutating func proof(_ proof: ProofDescription) {
    let versions = SeedVersion.allCases.filter(proof.seedVersions.contains)
    object { writer in
      writer.member("system") { $0.string(proof.proofSystem) }
      writer.member("seed_versions") { $0.strings(versions.map(\.rawValue)) }
      writer.member("layout") { $0.string(proof.layout.rawValue) }
      writer.member("steps") { $0.number(proof.stepCount) }
      writer.member("parameters") { writer in
        writer.object { $0.members(of: proof.parameters) }
      }
    }
  }

  /// Writes the members of an object that shows `parameters`, as `Verdict.json` documents them.
  package mutating func members(of parameters: ProofParameters) {
    member("channel_hash") { $0.string(parameters.channelHash.rawValue) }
    member("tree_hashes") { writer in
      writer.array { writer in
        for hash in parameters.treeHashes { writer.string(hash.rawValue) }
      }
    }
    member("commitment_hash") { $0.string(parameters.commitmentHash.rawValue) }
    member("friendly_commitment_hash") { $0.string(parameters.friendlyCommitmentHash.rawValue) }
    member("friendly_layers") { $0.number(parameters.friendlyLayerCount) }
    member("friendly_channel_updates") { $0.boolean(parameters.friendlyChannelUpdates) }
    member("seed_hash") { $0.string(parameters.seedHash.rawValue) }
    member("page_hash") { $0.string(parameters.pageHash) }
    member("pow_hash") { $0.string(parameters.proofOfWorkHash) }
    member("pow_bits") { $0.number(parameters.proofOfWorkBits) }
    member("queries") { $0.number(parameters.queryCount) }
    member("log2_blowup") { $0.number(parameters.log2Blowup) }
    member("log2_trace_length") { $0.number(parameters.log2TraceLength) }
    member("fri_steps") { writer in
      writer.array { writer in for step in parameters.friSteps { writer.number(step) } }
    }
    member("last_layer_coefficients") { $0.number(parameters.lastLayerCoefficientCount) }
    member("proof_bytes") { $0.number(parameters.proofByteCount) }
  }

  /// Writes `report` as `Verdict.json` documents it; bits are rounded down to two decimals.
  package mutating func security(_ report: SecurityReport, withTerms: Bool = false) {
    object { writer in
      writer.member("hash_collision") { $0.number(report.collisionBits) }
      for regime in SecurityRegime.allCases {
        let binding = report.bindingTerm(in: regime)
        writer.member(regime.rawValue) { writer in
          writer.object { writer in
            writer.member("bits") { $0.bits(binding.bits) }
            writer.member("proven") { $0.boolean(regime.isProven) }
            writer.member("binding_term") { $0.string(binding.name) }
            guard withTerms else { return }
            writer.member("terms") { $0.terms(report.terms(in: regime)) }
          }
        }
      }
    }
  }

  private mutating func terms(_ terms: [SecurityTerm]) {
    object { writer in
      for term in terms { writer.member(term.name) { $0.bits(term.bits) } }
    }
  }

  /// Writes `bits` rounded down to two decimals.
  package mutating func bits(_ bits: Double) {
    number((bits * 100).rounded(.down) / 100, fractionDigitCount: 2)
  }
}
