package import StarkBenchmarks
import StarkVerifier
import StarkVerdicts

extension BenchmarkReport {
  /// The report for people: a table of operations, then each proof.
  package func text(style: TextStyle) -> String {
    var parts = [operationLines(style: style)]
    for proof in proofs { parts.append(proof.lines(style: style)) }
    return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
  }

  private func operationLines(style: TextStyle) -> [String] {
    var table = Table([.left, .right, .right, .right, .right])
    table.add(["", "time", "median", "may take", "GMP, ours = 1"])
    for measurement in measurements {
      table.add([
        measurement.name,
        BenchmarkReport.time(measurement.least),
        BenchmarkReport.time(measurement.median),
        measurement.ceiling.map { BenchmarkReport.time($0) } ?? "",
        advantage(of: measurement).map { NumberText.fixed($0, decimals: 2) } ?? "",
      ])
    }
    return [style.bold("Operations")] + table.lines(indentation: 2)
  }

  /// A time with the digits that mean something: 11.8 ns, 3.02 µs, 7.31 ms.
  static func time(_ nanoseconds: Double) -> String {
    switch nanoseconds {
    case ..<1000: NumberText.fixed(nanoseconds, decimals: nanoseconds < 100 ? 1 : 0) + " ns"
    case ..<1e6: NumberText.fixed(nanoseconds / 1e3, decimals: 2) + " µs"
    default: NumberText.fixed(nanoseconds / 1e6, decimals: 2) + " ms"
    }
  }
}

extension ProofTiming {
  fileprivate func lines(style: TextStyle) -> [String] {
    var table = Table([.left, .right])
    table.add(["whole verification", BenchmarkReport.time(least)])
    table.add(["median", BenchmarkReport.time(median)])
    if let expected, let ratio {
      table.add(["its operations alone", BenchmarkReport.time(expected)])
      table.add(["ratio", NumberText.fixed(ratio, decimals: 2)])
    }
    for stage in stages { table.add(["  \(stage.name)", BenchmarkReport.time(stage.least)]) }
    for (name, count) in operations { table.add([name, NumberText.grouped(count)]) }
    let title = style.bold(name.withoutControlCharacters) + " (\(layout))"
    return [title] + table.lines(indentation: 2)
  }

  /// The operations of proof and program together, by name.
  var operations: [(name: String, count: Int)] {
    let (proof, program) = (cost.proof, cost.program)
    return [
      ("Poseidon permutations", proof.poseidonPermutations + program.poseidonPermutations),
      ("Keccak permutations", proof.keccakPermutations + program.keccakPermutations),
      ("Blake2s compressions", proof.blake2sCompressions + program.blake2sCompressions),
      ("Pedersen hashes", proof.pedersenHashes + program.pedersenHashes),
      ("multiplications", proof.multiplications + program.multiplications),
      ("inversions", proof.inversions + program.inversions),
    ]
  }
}
