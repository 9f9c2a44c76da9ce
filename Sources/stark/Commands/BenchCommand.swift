import ArgumentParser
import StarkBenchmarks
import StarkVerdicts

/// `stark bench`: how fast this machine verifies.
struct BenchCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measure fields, hashes, FRI and the verification of a proof.",
    discussion: """
      All measurements take turns in one run, and the least time of each counts, so that a busy \
      machine matters little; give it more seconds if it matters still.

      A proof is shown stage by stage, and beside it what its hashes and field operations take by \
      the same run's measurements. A ratio above 1 is what else there is to do; below 1 it falls \
      where many hashes are made together, since a hash is measured alone.

      Without --proof a proof from the repository's vectors is measured, if there is one below \
      the working directory.
      """
  )

  @Option(
    name: .customLong("proof"),
    help: "A proof to verify; give it again to measure several.",
    completion: .file(),
    transform: FilePath.argument
  )
  var paths: [FilePath] = []

  @Option(parsing: .unconditional, help: "How long to measure.")
  var seconds = 3.0

  @Flag(help: "Print one JSON object (schema 1).")
  var json = false

  /// Where to find a proof in the repository.
  private static let shippedProof: FilePath = "Vectors/Proofs/Stone/starknet-sharp.json"

  func validate() throws {
    guard seconds > 0, seconds <= 3600 else {
      throw ValidationError("--seconds must be above 0 and at most 3600.")
    }
  }

  func answer(to output: Output) throws -> ExitStatus {
    var run: BenchmarkRun
    do {
      run = try BenchmarkRun(.kernels, proofs: try proofs())
    } catch let error as BenchmarkError {
      Diagnostics.error("\(error)")
      return .fault
    }
    run.run(for: .milliseconds(Int64(seconds * 1000)))
    let report = run.report
    output.write(json ? report.json + "\n" : report.text(style: output.style))
    return .accepted
  }

  /// The proofs to measure: those asked for, or the repository's if it is there.
  private func proofs() throws -> [MeasuredProof] {
    guard paths.isEmpty else { return try paths.map { try proof($0) } }
    guard try FileKind.isPresent(at: Self.shippedProof) else {
      Diagnostics.write(
        "No verification is measured: there is no \(Self.shippedProof); see --proof.\n"
      )
      return []
    }
    return [try proof(Self.shippedProof)]
  }

  private func proof(_ path: FilePath) throws -> MeasuredProof {
    let bytes: [UInt8]
    do {
      bytes = try ProofSource.file(path).read(maximumCount: 1 << 28)
    } catch {
      Diagnostics.error("\(path.description.withoutControlCharacters): \(error)")
      throw ExitCode(ExitStatus.unreadable.rawValue)
    }
    do {
      return try MeasuredProof(name: path.description, bytes: bytes)
    } catch {
      Diagnostics.error(
        "\(path.description.withoutControlCharacters) cannot be measured: \(error)"
      )
      throw ExitCode(ExitStatus.rejected.rawValue)
    }
  }
}
