import StarkAlgebra
import StarkCairo
package import StoneProofs

extension StoneProofFile {
  /// The file as JSON, in the form that Stone writes.
  package var text: String {
    let hexadecimal = proof.reduce(into: "0x") { $0.appendHexadecimal($1) }
    return """
      {"proof_hex":"\(hexadecimal)","proof_parameters":\(parameters.text),\
      "public_input":\(publicInput.text)}
      """
  }
}

extension StoneParameters {
  /// All members that are stated; of the optional ones, those that tell releases apart may not be.
  fileprivate var text: String {
    var newer = ""
    if statedMembers.contains(.powHash) { newer += "\"pow_hash\":\"\(powHash.rawValue)\"," }
    if statedMembers.contains(.verifierFriendlyChannelUpdates) {
      newer += "\"verifier_friendly_channel_updates\":\(verifierFriendlyChannelUpdates),"
    }
    return """
      {"channel_hash":"\(channelHash.rawValue)","commitment_hash":"\(commitmentHash.rawValue)",\
      "field":"PrimeField0","n_verifier_friendly_commitment_layers":\(verifierFriendlyLayerCount),\
      \(newer)"stark":{"fri":{"fri_step_list":\(friSteps),\
      "last_layer_degree_bound":\(lastLayerDegreeBound),"n_queries":\(queryCount),\
      "proof_of_work_bits":\(proofOfWorkBits)},"log_n_cosets":\(log2CosetCount)},\
      "statement":{"page_hash":"\(pageHash.rawValue)"},"use_extension_field":false,\
      "verifier_friendly_commitment_hash":"\(verifierFriendlyCommitmentHash.rawValue)"}
      """
  }
}

extension CairoPublicInput {
  fileprivate var text: String {
    let segments =
      segments
      .map { "\"\($0.text)\":{\"begin_addr\":\($1.begin),\"stop_ptr\":\($1.stop)}" }
      .sorted()
    let memory = publicMemory.map {
      "{\"address\":\($0.address),\"page\":\($0.page),\"value\":\"\($0.value)\"}"
    }
    return """
      {"dynamic_params":null,"layout":"\(layoutName)",\
      "memory_segments":{\(segments.joined(separator: ","))},"n_steps":\(stepCount),\
      "public_memory":[\(memory.joined(separator: ","))],\
      "rc_max":\(rangeCheckMaximum),"rc_min":\(rangeCheckMinimum)}
      """
  }
}
