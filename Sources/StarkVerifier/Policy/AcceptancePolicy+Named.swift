import StarkAlgebra

extension AcceptancePolicy {
  /// 80 bits by Stone's formula, what StarkEx deployments on Ethereum ask for.
  public static let starkex80 = AcceptancePolicy(
    name: "starkex-80",
    minimumBits: [.stoneFormula: 80]
  )

  /// 96 bits by Stone's formula, what SHARP and the Cairo verifier ask for; the default.
  public static let sharp96 = AcceptancePolicy(
    name: "sharp-96",
    minimumBits: [.stoneFormula: 96]
  )

  /// 100 proven bits, the hash included.
  public static let provable100 = AcceptancePolicy(
    name: "provable-100",
    minimumBits: [.proven: 100]
  )

  /// 128 proven bits, the hash included.
  ///
  /// Only a hash of 256 bits unmasked reaches them.
  public static let provable128 = AcceptancePolicy(
    name: "provable-128",
    minimumBits: [.proven: 128]
  )

  /// No floor at all: says whether a file is a valid proof, not whether to believe it.
  public static let research: AcceptancePolicy = {
    var policy = AcceptancePolicy(name: "research", minimumBits: [:])
    policy.maximumProofOfWorkBits = nil
    policy.allowsIncompleteStatement = true
    return policy
  }()

  /// The named policies, from the weakest floor to the strongest, and `research` last.
  public static let named = [starkex80, sharp96, provable100, provable128, research]

  /// The policy that is used when none is asked for.
  public static let `default` = sharp96

  /// The named policy `name`, or nil if there is none.
  public static func named(_ name: String) -> AcceptancePolicy? {
    named.first { ExactName($0.name) == ExactName(name) }
  }
}
