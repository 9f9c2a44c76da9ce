import StarkJSON

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
  ///       "program_hashes": ["0x5ab580b04e3532b6b18f81cfa654a05e29dd8e2352d88df1e765a84072db07"],
  ///       "allows_incomplete_statement": false,
  ///       "limits": {"file_bytes": 8388608, "steps": 16777216}
  ///     }
  ///
  /// `schema`, `name` and `minimum_bits` are required, so that no floor is ever left to chance;
  /// `"minimum_bits": {}` is how a file says that it wants none. A member that is left out stands
  /// as in the default policy, and `null` for "anything goes" is allowed for `maximum_pow_bits` and
  /// the lists but `seed_versions`. Names are the raw values of `SecurityMeasure`, `CairoLayout`,
  /// `CommitmentHash`, `ChannelHash`, `SeedVersion` and `SizeMeasure`. Anything else in the file is
  /// an error: a misspelt demand must not be a demand dropped.
  public init(json: [UInt8]) throws(PolicyFileError) {
    do {
      try self.init(decoding: json)
    } catch {
      switch error {
      case .json(let error): throw PolicyFileError(error)
      case .policy(let error): throw error
      }
    }
  }

  private init(decoding bytes: [UInt8]) throws(PolicyDecodingError) {
    let file = try PolicyFileReader(bytes)
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
