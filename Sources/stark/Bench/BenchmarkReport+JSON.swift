package import StarkBenchmarks
import StarkJSON
import StarkVerifier
import StarkVerdicts

extension BenchmarkReport {
  /// The report as one line of JSON, schema 1; times are in nanoseconds.
  ///
  ///     schema         1
  ///     operations     [{name, nanoseconds, median, ceiling, gmp_ratio}]; ceiling is what the
  ///                    operation may take on the reference machine, gmp_ratio GMP's time
  ///                    over ours;
  ///                    null where there is none
  ///     proofs         [{path, layout, nanoseconds, median, expected, ratio, stages: {name: time},
  ///                    proof: {name: count}, program: {name: count}}]; expected is
  ///                    Σ count·time of the operations
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("operations") { writer in
        writer.array { writer in
          for measurement in measurements {
            writer.measurement(measurement, advantage: advantage(of: measurement))
          }
        }
      }
      writer.member("proofs") { writer in
        writer.array { writer in for proof in proofs { writer.proof(proof) } }
      }
    }
    return writer.text
  }
}

extension JSONWriter {
  fileprivate mutating func measurement(
    _ measurement: BenchmarkReport.Measurement,
    advantage: Double?
  ) {
    object { writer in
      writer.member("name") { $0.string(measurement.name) }
      writer.member("nanoseconds") { $0.number(measurement.least, fractionDigitCount: 2) }
      writer.member("median") { $0.number(measurement.median, fractionDigitCount: 2) }
      writer.member("ceiling") { $0.number(orNull: measurement.ceiling) }
      writer.member("gmp_ratio") { $0.number(orNull: advantage) }
    }
  }

  fileprivate mutating func proof(_ report: ProofTiming) {
    object { writer in
      writer.member("path") { $0.string(report.name) }
      writer.member("layout") { $0.string(report.layout) }
      writer.member("nanoseconds") { $0.number(report.least, fractionDigitCount: 0) }
      writer.member("median") { $0.number(report.median, fractionDigitCount: 0) }
      writer.member("expected") { $0.number(orNull: report.expected) }
      writer.member("ratio") { $0.number(orNull: report.ratio) }
      writer.member("stages") { writer in
        writer.object { writer in
          for stage in report.stages {
            writer.member(stage.name) { $0.number(stage.least, fractionDigitCount: 0) }
          }
        }
      }
      writer.member("proof") { $0.operations(report.cost.proof) }
      writer.member("program") { $0.operations(report.cost.program) }
    }
  }

  private mutating func operations(_ operations: StarkVerifier.VerificationCost.Operations) {
    object { writer in
      writer.member("poseidon_permutations") { $0.number(operations.poseidonPermutations) }
      writer.member("keccak_permutations") { $0.number(operations.keccakPermutations) }
      writer.member("blake2s_compressions") { $0.number(operations.blake2sCompressions) }
      writer.member("pedersen_hashes") { $0.number(operations.pedersenHashes) }
      writer.member("multiplications") { $0.number(operations.multiplications) }
      writer.member("inversions") { $0.number(operations.inversions) }
    }
  }

  private mutating func number(orNull value: Double?) {
    if let value { number(value, fractionDigitCount: 2) } else { null() }
  }
}
