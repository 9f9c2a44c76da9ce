import StarkAlgebra

// Stand-ins of this branch for what the layers below will have.

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
