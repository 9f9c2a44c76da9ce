import StarkAlgebra
import StarkFaults
import StarkSettlement
import StarkVerifier
import Testing

@Suite("Errors of trees")
struct TreeErrorTests {
  @Test("say what is wrong, where, and what was expected")
  func failures() {
    let cases: [(TreeError, Fault)] = [
      (
        .unknownLeaf(index: 5),
        Fault(.rejected, "tree/unknown-leaf", "what a leaf holds is not known", at: "index 5")
      ),
      (
        .unknownKey(UInt256(10)),
        Fault(.rejected, "tree/unknown-leaf", "what a leaf holds is not known", at: "key 0xa")
      ),
      (
        .indexOutOfRange(index: 8, height: 3),
        Fault(
          .rejected,
          "tree/index-range",
          "an index does not fit the tree",
          expected: "at most 3 bits",
          found: "8"
        )
      ),
      (
        .keyOutOfRange(UInt256(0, 0, 0, 1 << 59)),
        Fault(
          .rejected,
          "tree/index-range",
          "a key does not fit the tree",
          expected: "at most 251 bits",
          found: "0x8" + String(repeating: "0", count: 62)
        )
      ),
      (
        .pathLength(index: 5, found: 63, height: 64),
        Fault(
          .rejected,
          "tree/path-length",
          "an authentication path is not as long as the tree is high",
          at: "index 5",
          expected: "64",
          found: "63"
        )
      ),
      (
        .repeatedIndex(5),
        Fault(
          .rejected,
          "tree/repeated-index",
          "a leaf has two authentication paths",
          at: "index 5"
        )
      ),
      (
        .inconsistentSibling(index: 5, level: 2),
        Fault(
          .rejected,
          "tree/inconsistent-sibling",
          "authentication paths contradict one another",
          at: "index 5, level 2"
        )
      ),
      (
        .root(expected: 1, found: 2),
        Fault(
          .rejected,
          "tree/root",
          "authentication paths lead to another root",
          expected: "0x1",
          found: "0x2"
        )
      ),
    ]
    for (error, failure) in cases { #expect(error.fault == failure) }
  }
}
