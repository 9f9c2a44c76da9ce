import StarkAlgebra
import StoneProofs

extension StoneCase {
  /// Combinations that no shipped proof has, beside some that they do have.
  static let all: [StoneCase] =
    byteChannels + august2023 + feltChannels + pageLists + foldings + [
      StoneCase("32 steps") { $0.setSteps(32, folding: [0, 3, 3]) },
      StoneCase("512 steps, blow-up 16") {
        $0.setSteps(512, folding: [0, 4, 3, 2])
        $0.parameters.lastLayerDegreeBound = 16
        $0.parameters.log2CosetCount = 4
      },
    ]

  private static let byteChannels: [StoneCase] = [
    StoneCase("keccak256 throughout"),
    StoneCase("keccak256 throughout, S5") { $0.seedVersion = .s5 },
    StoneCase("blake256 throughout") { $0.setHashes(channel: .blake256, bottom: .blake256) },
    StoneCase("keccak256 over blake256, 3 layers, S5") {
      $0.setHashes(channel: .keccak256, bottom: .blake256, top: .keccak256, layers: 3)
      $0.seedVersion = .s5
    },
    StoneCase("keccak256_masked160_msb over keccak256_masked160_lsb, 1 layer") {
      $0.setHashes(
        channel: .blake256,
        bottom: .keccak256Masked160LSB,
        top: .keccak256Masked160MSB,
        layers: 1
      )
    },
    StoneCase("blake256_masked160_lsb, S5") {
      $0.setHashes(channel: .blake256, bottom: .blake256Masked160LSB)
      $0.seedVersion = .s5
    },
    StoneCase("poseidon3 over blake256_masked248_lsb, 5 layers, byte channel") {
      $0.setHashes(
        channel: .keccak256,
        bottom: .blake256Masked248LSB,
        top: .poseidon3,
        layers: 5
      )
    },
    StoneCase("poseidon3 over blake256_masked248_lsb, byte channel, values at once") {
      $0.setHashes(
        channel: .keccak256,
        bottom: .blake256Masked248LSB,
        top: .poseidon3,
        layers: 5
      )
      $0.parameters.verifierFriendlyChannelUpdates = true
    },
    StoneCase("pedersen over keccak256, which is reduced; values at once") {
      $0.setHashes(channel: .blake256, bottom: .keccak256, top: .pedersen, layers: 4)
      $0.parameters.verifierFriendlyChannelUpdates = true
    },
    StoneCase("keccak256_masked160_lsb, values at once, S5") {
      $0.setHashes(channel: .keccak256, bottom: .keccak256Masked160LSB)
      $0.parameters.verifierFriendlyChannelUpdates = true
      $0.seedVersion = .s5
    },
    StoneCase("pedersen over blake256_masked160_msb, which is reduced, 2 layers") {
      $0.setHashes(
        channel: .blake256,
        bottom: .blake256Masked160MSB,
        top: .pedersen,
        layers: 2
      )
    },
    StoneCase("no work") { $0.parameters.proofOfWorkBits = 0 },
  ]

  /// Proofs of the first release, with friendly layers that reach the rows of some or all tables.
  static let august2023: [StoneCase] = [
    august2023(.pedersen, over: .blake256Masked160LSB, layers: 22),
    august2023(.pedersen, over: .keccak256Masked160LSB, layers: 8),
    august2023(.keccak256, over: .blake256, layers: 100),
    august2023(.blake256, over: .pedersen, layers: 1000),
  ]

  private static func august2023(
    _ top: StoneHashName,
    over bottom: StoneHashName,
    layers: Int
  ) -> StoneCase {
    StoneCase("\(top.rawValue) over \(bottom.rawValue), \(layers) layers, August 2023") {
      $0.setHashes(channel: .blake256, bottom: bottom, top: top, layers: layers)
      $0.setRelease(.august2023)
    }
  }

  private static let feltChannels: [StoneCase] = [
    StoneCase("poseidon3 throughout") { $0.setHashes(channel: .poseidon3, bottom: .poseidon3) },
    StoneCase("poseidon3 throughout, values at once, S5") {
      $0.setHashes(channel: .poseidon3, bottom: .poseidon3)
      $0.parameters.verifierFriendlyChannelUpdates = true
      $0.parameters.powHash = .keccak256
      $0.seedVersion = .s5
    },
    StoneCase("poseidon3 over keccak256_masked160_lsb, 9 layers, values at once") {
      $0.setHashes(
        channel: .poseidon3,
        bottom: .keccak256Masked160LSB,
        top: .poseidon3,
        layers: 9
      )
      $0.parameters.verifierFriendlyChannelUpdates = true
    },
    StoneCase("pedersen over poseidon3, 2 layers") {
      $0.setHashes(channel: .poseidon3, bottom: .poseidon3, top: .pedersen, layers: 2)
    },
    StoneCase("pedersen throughout, no work") {
      $0.setHashes(channel: .poseidon3, bottom: .pedersen)
      $0.parameters.log2CosetCount = 1
      $0.parameters.proofOfWorkBits = 0
    },
    StoneCase("blake256_masked248_lsb below 1000 layers of poseidon3") {
      $0.setHashes(
        channel: .poseidon3,
        bottom: .blake256Masked248LSB,
        top: .poseidon3,
        layers: 1000
      )
    },
  ]

  private static let pageLists: [StoneCase] = [
    StoneCase("one page more") { $0.pages = [[1, 2, 3]] },
    StoneCase("three pages more, pedersen, S5") {
      $0.pages = [[1], [2, 3], [4, 5, 6]]
      $0.parameters.pageHash = .pedersen
      $0.seedVersion = .s5
    },
    StoneCase("two pages more, felt channel") {
      $0.setHashes(channel: .poseidon3, bottom: .poseidon3)
      $0.parameters.verifierFriendlyChannelUpdates = true
      $0.pages = [[.zero, .zero - .one], [7]]
    },
  ]

  private static let foldings: [StoneCase] = [
    ([0, 4, 4], 1), ([1, 4, 2], 2), ([2, 3], 8), ([3, 1, 1], 8), ([4], 16), ([4, 4], 1), ([0], 256),
    ([0, 1, 1, 1, 1, 1], 8),
  ].map { steps, bound in
    StoneCase("steps \(steps), \(bound) coefficients") {
      $0.parameters.friSteps = steps
      $0.parameters.lastLayerDegreeBound = bound
    }
  }
}

extension StoneCase {
  /// Sets the channel and tree hashes; without `top` the trees have one hash.
  ///
  /// Poseidon can hash a seed only if the digests of the pages in it are below p.
  mutating func setHashes(
    channel: StoneHashName,
    bottom: StoneHashName,
    top: StoneHashName? = nil,
    layers: Int = 0
  ) {
    parameters.channelHash = channel
    parameters.commitmentHash = bottom
    parameters.verifierFriendlyCommitmentHash = top ?? bottom
    parameters.verifierFriendlyLayerCount = layers
    if [channel, top].contains(.poseidon3) { parameters.pageHash = .pedersen }
  }

  /// Has a release before September 2024 make the proof, from parameters without newer members.
  mutating func setRelease(_ release: StoneRelease) {
    self.release = release
    seedVersion = .s5
    parameters.statedMembers.remove(.powHash)
    if !parameters.verifierFriendlyChannelUpdates {
      parameters.statedMembers.remove(.verifierFriendlyChannelUpdates)
    }
  }

  fileprivate mutating func setSteps(_ count: Int, folding: [Int]) {
    stepCount = count
    parameters.friSteps = folding
  }
}
