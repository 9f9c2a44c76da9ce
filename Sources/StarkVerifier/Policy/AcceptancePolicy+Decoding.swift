import StarkAlgebra

extension AcceptancePolicy {
  /// Reads a policy file.
  ///
  /// The file is one JSON object:
  ///
  ///     {
  ///       "schema": 1,
  ///       "name": "our-desk",
  ///       "minimum_bits": {"stone_formula": 96, "proven": 60, "hash_collision": 80},
  ///       "maximum_pow_bits": 50,
  ///       "layouts": ["starknet", "recursive"],
  ///       "commitment_hashes": ["keccak256", "poseidon3"],
  ///       "channel_hashes": ["keccak256", "poseidon3"],
  ///       "seed_versions": ["stone5", "stone6"],
  ///       "program_hashes": ["0xdce0af74926c2d80ca46d038e7664fa944b682ac9c78431809b933d74e1183"],
  ///       "allows_incomplete_statement": false,
  ///       "limits": {"file_bytes": 8388608, "steps": 16777216}
  ///     }
  ///
  /// `schema`, `name` and `minimum_bits` are required, so that no floor is ever left to chance;
  /// `"minimum_bits": {}` is how a file says that it wants none. A member that is left out stands
  /// as in the default policy, and `null` for "anything goes" is allowed for `maximum_pow_bits` and
  /// the lists but `seed_versions`. Names are the raw values of `SecurityMeasure`, `CairoLayout`,
  /// `CommitmentHash`, `ChannelHash`, `SeedVersion` and `SizeMeasure`. Anything else in the file is
  /// an error: a misspelt demand must not be a demand dropped. So is the name of a named policy,
  /// unless the file says just what that policy says: verdicts show the name, and whoever reads
  /// `provable-128` there must be able to take it for what it is everywhere else.
  public init(json: [UInt8]) throws(PolicyFileError) {
    try self.init(json: json, mayNarrowNamed: false)
  }

  /// Reads a policy that this package wrote, which may be a named one with fewer programs and
  /// layouts.
  package init(stored json: [UInt8]) throws(PolicyFileError) {
    try self.init(json: json, mayNarrowNamed: true)
  }

  private init(json: [UInt8], mayNarrowNamed: Bool) throws(PolicyFileError) {
    let file = try PolicyFileReader(json)
    try self.init(decoding: file)
    if let named = Self.named(name), self != named, !mayNarrowNamed {
      throw try file.reservedName(name)
    }
  }

  private init(decoding file: PolicyFileReader) throws(PolicyFileError) {
    try file.checkSchema()
    self.init(name: try file.name(), minimumBits: try file.minimumBits())
    try file.readMaximumProofOfWorkBits(into: &maximumProofOfWorkBits)
    layouts = try file.names("layouts")
    commitmentHashes = try file.names("commitment_hashes")
    channelHashes = try file.names("channel_hashes")
    if let versions: Set<SeedVersion> = try file.names("seed_versions", nullable: false) {
      seedVersions = versions
    }
    programHashes = try file.programHashes()
    if let allows = try file.allowsIncompleteStatement() { allowsIncompleteStatement = allows }
    try file.readLimits(into: &limits)
  }
}
