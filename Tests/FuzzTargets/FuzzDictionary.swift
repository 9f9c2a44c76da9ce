import StarkCairo
import StarkVerifier
import StoneProofs

/// The words that mean something in a proof file.
public enum FuzzDictionary {
  /// All of them.
  public static let words: [String] =
    memberNames
    + CairoLayout.allCases.map(\.rawValue)
    + StoneHashName.allCases.map(\.rawValue)
    + StoneParameters.OptionalMember.allCases.map(\.rawValue)
    + Builtin.allCases.map(\.rawValue)
    + dynamicParameterNames

  /// The members of `dynamic_params`.
  public static var dynamicParameterNames: [String] { CPULayout.dynamicParameterNames }

  private static let memberNames = [
    "address", "annotations", "begin_addr", "dynamic_params", "execution", "field", "fri",
    "fri_step_list", "last_layer_degree_bound", "layout", "log_n_cosets", "memory_segments",
    "n_queries", "n_steps", "page", "PrimeField0", "private_input", "program", "proof_hex",
    "proof_of_work_bits", "proof_parameters", "prover_config", "public_input", "public_memory",
    "rc_max", "rc_min", "stark", "statement", "stop_ptr", "use_extension_field", "value", "version",
  ]
}
