import StarkAlgebra

/// The two cells below the initial ap: the frame and the return address that a call would have
/// saved.
///
/// A safe run has the initial ap itself and 0 there. A return restores the frame it finds; as no
/// call can save a frame above its own, a cycle in the chain of frames would have to start here,
/// and these values exclude it. So every call returns to its caller, even if the callee is hostile.
/// (cairo-lang, `cairo_verifier.cairo`, there named "safe call".)
struct FrameCells {
  /// The cells and what they should hold, lower address first.
  let expected: [(address: UInt64, value: Felt252)]

  /// - `initialAP`: two at least.
  init(below initialAP: UInt64) {
    expected = [(initialAP - 2, Felt252(initialAP)), (initialAP - 1, .zero)]
  }

  /// Whether both cells are public; a public one with another value is refused.
  func check(in memory: PublicMemory) throws(ProgramRejection) -> Bool {
    var isPublic = true
    for (address, value) in expected {
      guard let found = memory[address] else {
        isPublic = false
        continue
      }
      guard found == value else {
        throw .frame(address: address, expected: value, found: found)
      }
    }
    return isPublic
  }

  /// Whether both cells are public with their values.
  func hold(in memory: PublicMemory) -> Bool {
    expected.allSatisfy { memory[$0.address] == $0.value }
  }

  /// Whether `address` is one of the two.
  func contain(_ address: UInt64) -> Bool {
    expected.contains { $0.address == address }
  }
}
