import StarkFaults
package import StarkJSON
import StarkVerifier

extension Verdict {
  /// The verdict as one line of JSON, schema 1.
  ///
  /// Every member is always there, and null if nothing is known; members may be added within a
  /// schema, never removed or changed. Hashes and field elements are strings, `0x` and lowercase
  /// hexadecimal digits. Texts for people hold no control characters; only a path is as given.
  ///
  ///     schema         1
  ///     path           the path as given or found, "-" for standard input
  ///     policy         the name of the policy
  ///     outcome        accepted, rejected, refused, malformed, unsupported, unreadable, internal
  ///     exit_code      the exit code of this outcome alone
  ///     code           the stable name of the check that failed, as "fri/last-layer"
  ///     reason         a sentence about it, which may change
  ///     warnings       sentences that keep a reader from reading too much into the outcome
  ///     file_bytes     the size of the file
  ///     verification_id  the digest of file, policy and version, as `VerificationID` defines it
  ///     proof          what the file says about itself, valid or not:
  ///                    {system, seed_versions, layout, steps, parameters: {channel_hash,
  ///                    tree_hashes, commitment_hash, friendly_commitment_hash,
  ///                    friendly_layers, friendly_channel_updates, seed_hash, page_hash,
  ///                    pow_hash, pow_bits,
  ///                    queries, log2_blowup, log2_trace_length, fri_steps,
  ///                    last_layer_coefficients, proof_bytes}}
  ///     statement      what is proven; null unless the proof is accepted:
  ///                    {program: {hash, words, builtins, fact, bootloader,
  ///                    tasks: [{program_hash, output, fact, report}]}, program_candidates,
  ///                    pinned_by, integrity: {memory_verification, program_hash, output_hash,
  ///                    fact_hash, open}, output, segments: {name: [begin, stop]},
  ///                    public_memory_cells, unchecked};
  ///                    program is null if public memory does not show it, or if several programs
  ///                    fit, which program_candidates then lists; fact is null where the output
  ///                    lies on several pages; bootloader and tasks are null if it is none that is
  ///                    known; report is what a task says of other runs: {bootloader, tasks,
  ///                    unchecked} or {verified_program_hash, verified_output_hash, unchecked};
  ///                    pinned_by is the way in which the hash that the policy asks for names the
  ///                    program; integrity is what verifiers on Starknet register, or null
  ///     security       {hash_collision, and for each regime {bits, proven, binding_term}}
  ///     milliseconds   from the first byte read to the verdict
  ///     timings        {stages: {name: milliseconds}, proof: {operation: count},
  ///                    program: {operation: count}}; null unless asked for
  package var json: String { written().text }

  /// The same line with the members that `first` writes before all others; the cost is a detail.
  package func written(after first: (inout JSONWriter) -> Void = { _ in }) -> JSONWriter {
    var writer = JSONWriter()
    writer.object { writer in
      first(&writer)
      writer.member("schema") { $0.number(1) }
      writer.member("path") { $0.string(path) }
      writer.member("policy") { $0.sentence(policy) }
      writer.member("outcome") { $0.string(status.name) }
      writer.member("exit_code") { $0.number(status.rawValue) }
      writer.member("code", reason?.code) { $0.string($1) }
      writer.member("reason", reason?.description) { $0.sentence($1) }
      writer.member("warnings") { $0.sentences(warnings) }
      writer.member("file_bytes", fileByteCount) { $0.number($1) }
      writer.member("verification_id", id) { $0.string($1.description) }
      writer.member("proof", proof) { $0.proof($1) }
      writer.member("statement", statement) { $0.statement($1) }
      writer.member("security", proof?.security) { $0.security($1) }
      writer.member("milliseconds") { $0.milliseconds(duration) }
      writer.detail("timings") { $0.optional(showsCost ? statement?.cost : nil) { $0.cost($1) } }
    }
    return writer
  }
}
