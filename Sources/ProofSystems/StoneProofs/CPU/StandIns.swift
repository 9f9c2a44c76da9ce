import StarkAlgebra

// Stand-ins of this branch for what the layers below will have.

struct AffinePoint {
  let x: Felt252
  let y: Felt252
}

enum StarkCurve {
  static let beta = Felt252(
    reducing: UInt256(0xf4cdfcb99cee9e89, 0x609ad26c15c915c1, 0x150e596d72f7a8c5, 0x6f21413efbe40de)
  )
}

enum Pedersen {
  static let shiftPoint = AffinePoint(
    x: Felt252(
      reducing: UInt256(0x551fde4050ca6804, 0x716b0b1022947733, 0xee1b87eb599f16, 0x49ee3eba8c16007)
    ),
    y: Felt252(
      reducing: UInt256(
        0xd0405d266e10268a,
        0x4e621062c0e056c1,
        0xf346d49d06ea0ed3,
        0x3ca0cfe4b3bc6dd
      )
    )
  )
}

enum Poseidon {
  static let firstKeys = [
    Felt252(
      reducing: UInt256(
        0x80b7fd8eac77fe6f,
        0xe58e2ad98109ae47,
        0x39dd92f9562a30b9,
        0x6861759ea556a23
      )
    ),
    Felt252(
      reducing: UInt256(
        0xe4ab1a22f27508c4,
        0x3da43f76abf28a64,
        0xffc8397a3d00425a,
        0x3827681995d5af9
      )
    ),
    Felt252(
      reducing: UInt256(
        0x7a0dbe17704a8309,
        0x2cac75dc279b2d68,
        0xe7f760a2277dc7cb,
        0x3a3956d2fad44d0
      )
    ),
  ]

  static func roundKey(round: Int, element: Int) -> Felt252 { firstKeys[element] }
}
