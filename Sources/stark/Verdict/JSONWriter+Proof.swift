import StarkJSON
import StarkVerifier

extension JSONWriter {
  /// Writes `proof` as `Verdict.json` documents it.
  mutating func proof(_ proof: ProofDescription) {
    let parameters = proof.parameters
    object { writer in
      writer.member("system") { $0.string(proof.proofSystem) }
      writer.member("seed_versions") { writer in
        writer.strings(
          SeedVersion.allCases.filter(proof.seedVersions.contains).map(\.rawValue)
        )
      }
      writer.member("layout") { $0.string(proof.layout.rawValue) }
      writer.member("steps") { $0.number(proof.stepCount) }
      writer.member("commitment_hash") { $0.string(parameters.commitmentHash.rawValue) }
      writer.member("friendly_commitment_hash") {
        $0.string(parameters.friendlyCommitmentHash.rawValue)
      }
      writer.member("friendly_layers") { $0.number(parameters.friendlyLayerCount) }
      writer.member("channel_hash") { $0.string(parameters.channelHash.rawValue) }
      writer.member("queries") { $0.number(parameters.queryCount) }
      writer.member("log2_blowup") { $0.number(parameters.log2Blowup) }
      writer.member("pow_bits") { $0.number(parameters.proofOfWorkBits) }
      writer.member("fri_steps") { writer in
        writer.array { writer in for step in parameters.friSteps { writer.number(step) } }
      }
      writer.member("last_layer_coefficients") {
        $0.number(parameters.lastLayerCoefficientCount)
      }
      writer.member("log2_trace_length") { $0.number(parameters.log2TraceLength) }
      writer.member("proof_bytes") { $0.number(parameters.proofByteCount) }
    }
  }

  /// Writes `report` as `Verdict.json` documents it; bits are rounded down to two decimals.
  mutating func security(_ report: SecurityReport) {
    object { writer in
      writer.member("hash_collision") { $0.number(report.collisionBits) }
      for regime in SecurityRegime.allCases {
        let term = report.bindingTerm(in: regime)
        writer.member(regime.rawValue) { writer in
          writer.object { writer in
            writer.member("bits") { $0.bits(term.bits) }
            writer.member("proven") { $0.boolean(regime.isProven) }
            writer.member("binding_term") { $0.string(term.name) }
          }
        }
      }
    }
  }

  private mutating func bits(_ bits: Double) {
    number((bits * 100).rounded(.down) / 100, fractionDigitCount: 2)
  }
}
