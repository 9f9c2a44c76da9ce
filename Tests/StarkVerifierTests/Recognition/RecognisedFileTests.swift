import Foundation
import StarkVerifier
import TestSupport
import Testing

@Suite("What a file looks like that is no proof")
struct RecognisedFileTests {
  private static let batch = BatchFolder.perpetual("batch1")

  /// Texts of each kind, and the phrase for it.
  static let texts: [(String, String)] = [
    ("", "an empty file"), (" \r\n\t", "an empty file"),
    (#"{"schema": 1, "conditions": []}"#, "a file of facts from the chain below"),
    (#"{"schema": 1, "name": "x", "minimum_bits": {}}"#, "a policy file"),
    (
      #"{"program": "perpetual", "shared_state": {}, "positions": {}}"#,
      "a state file of the perpetual exchange"
    ),
    (
      #"{"program": "spot", "heights": {}, "validium_vaults": {}, "rollup_vaults": {}}"#,
      "a state file of the spot exchange"
    ),
    (
      #"{"global_expiration_timestamp": 1, "tree_heights": {}, "prev_vaults": {}}"#,
      "a batch file of the spot exchange"
    ),
    (
      #"{"builtins": [], "data": [], "identifiers": {}, "main_scope": "__main__", "prime": "0x8"}"#,
      "a compiled Cairo program"
    ),
    (
      #"{"abi": [], "entry_points_by_type": {}, "program": {"data": []}}"#,
      "a compiled Cairo contract"
    ),
    (
      #"{"sierra_program": [], "contract_class_version": "0.1.0", "entry_points_by_type": {}}"#,
      "a Cairo 1 program in Sierra"
    ),
    (
      #"{"prime": "0x8", "bytecode": ["0x1"], "hints": [], "pythonic_hints": []}"#,
      "a Cairo 1 program in its assembly, CASM"
    ),
    (#"{"schema": 1, "outcome": "accepted", "exit_code": 0}"#, "a verdict of this program"),
    (
      #"{"layout": "small", "n_steps": 4, "public_memory": []}"#, "a public input without its proof"
    ),
    (#"{"field": "PrimeField0", "stark": {}}"#, "parameters of a prover without a proof"),
    (#"{"trace_path": "a", "memory_path": "b"}"#, "a prover's private input"),
    (
      #"{"proof_hex": "0x", "public_input": {}}"#,
      "part of a proof, without its member proof_parameters"
    ),
    (#"["0x1", "0x2"]"#, "numbers in a row, such as calldata"),
    ("0x1 0x2 17\n", "numbers in a row, such as calldata"),
    ("12", "numbers in a row, such as calldata"),
    ("{}", "JSON of no kind that is known"), ("[]", "JSON of no kind that is known"),
    (#""text""#, "JSON of no kind that is known"),
    (#"{"a": [1, 2"#, "JSON that ends at byte 11, where the file was cut off"),
    (
      #"{"general_config": {"x"#,
      "a batch file of the perpetual exchange that ends at byte 22, where the file was cut off"
    ),
    (#"{"annotations": ["a""#, "a proof that ends at byte 20, where the file was cut off"),
    (
      #"{"proof": {"proof_hex": "0x12"#,
      "a proof that ends at byte 29, where the file was cut off"
    ),
    ("<!DOCTYPE html><html>", "a web page"),
    ("version https://git-lfs.github.com/spec/v1\n", "a pointer of Git LFS in the place of a file"),
    ("nothing to see here", "text that is not JSON"),
  ]

  @Test("is told by its structure", arguments: texts)
  func text(text: String, phrase: String) {
    #expect(RecognisedFile(Array(text.utf8)).phrase == phrase)
    // A byte order mark makes a text no other.
    if text.hasPrefix("{"), !phrase.contains("cut off") {
      #expect(RecognisedFile([0xef, 0xbb, 0xbf] + Array(text.utf8)).phrase == phrase)
    }
  }

  @Test(
    "or by its first bytes",
    arguments: [
      ([0x1f, 0x8b, 0x08], "data packed with gzip"),
      ([0x28, 0xb5, 0x2f, 0xfd, 0x04], "data packed with zstd"),
      ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], "data packed with xz"),
      (Array("BZh9".utf8), "data packed with bzip2"),
      ([0x50, 0x4b, 0x03, 0x04], "data packed with zip"),
      ([0xff, 0xfe, 0x7b, 0x00], "text in UTF-16"), ([0xfe, 0xff, 0x00, 0x7b], "text in UTF-16"),
      ([0x00, 0x01, 0x02], "bytes that are no text"),
      ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], "a picture or page"),
      ([0xff, 0xd8, 0xff, 0xe0], "a picture or page"),
      (Array("%PDF-1.7".utf8), "a picture or page"),
      (Array("SQLite format 3\0".utf8), "an SQLite database"),
      (
        Array("SQLite format 3\0".utf8) + [UInt8](repeating: 0, count: 52) + Array("STLG".utf8),
        "a ledger"
      ),
    ] as [([UInt8], String)]
  )
  func marks(bytes: [UInt8], phrase: String) {
    #expect(RecognisedFile(bytes).phrase == phrase)
  }

  @Test("every text above is refused with the same code, and with its phrase", arguments: texts)
  func refusal(text: String, phrase: String) {
    let error = #expect(throws: VerificationError.self) {
      try Verifier().verify(Array(text.utf8))
    }
    #expect(error?.code == "malformed/unknown-format")
    #expect(
      error?.description == "not a proof of a known system; expected stone, found \(phrase)"
    )
  }

  @Test("prose is told from text in which the bytes of a proof may stand")
  func prose() throws {
    let proof = try ProofFile.shipped("plain-keccak256").bytes()
    let prose = [
      "# Read me\n", "Zürich, 3 µs: {\"a\": 1} is JSON.", "a\u{2028}b", "y".padding(255),
    ]
    for text in prose { #expect(RecognisedFile(Array(text.utf8)) == .prose, "\(text)") }
    let doubtful: [[UInt8]] = [
      [UInt8(ascii: "x")] + proof, Array(proof.suffix(100)), Array(proof.dropFirst(10)),
      Array("y".padding(256).utf8), Array("notes }".utf8), Array("notes ]\n".utf8),
    ]
    for bytes in doubtful { #expect(!RecognisedFile(bytes).isKnownOther) }
  }

  @Test("the trace and the memory of a run are known by their entries, large ones by their head")
  func runs() {
    func file(_ count: Int, _ entry: (UInt64) -> [UInt64]) -> [UInt8] {
      (1...UInt64(count)).flatMap(entry).flatMap { word in
        (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
      }
    }
    let trace = file(20) { [$0 + 10, $0 + 9, $0] }
    let memory = file(20) { [$0, $0, 0, 0, 0x0800_0000_0000_0000] }
    #expect(RecognisedFile(trace) == .trace)
    #expect(RecognisedFile(head: trace) == .trace)
    #expect(RecognisedFile(memory) == .memory)
    #expect(RecognisedFile(head: memory) == .memory)
    // Zeros, a frame behind its stack, a value beyond the field, too little to tell.
    let others = [
      [UInt8](repeating: 0, count: 4_800), file(9) { [$0, $0 + 1, $0] },
      file(20) { [$0, $0, 0, 0, 0x0900_0000_0000_0000] }, file(7) { [$0 + 10, $0 + 9, $0] },
    ]
    for bytes in others {
      #expect(RecognisedFile(bytes) == .binary)
      #expect(RecognisedFile(head: bytes) == nil)
    }
    #expect(RecognisedFile(head: Array("{\"proof_hex\"".utf8)) == nil)
  }

  @Test("real files are recognised, whole and cut anywhere behind their first member")
  func realFiles() throws {
    let batch = try Self.batch.bytes(of: "batch.json")
    #expect(RecognisedFile(batch) == .batch(.perpetual))
    let proof = try ProofFile.shipped("starknet-sharp").bytes()
    #expect(RecognisedFile(proof) == .proof)
    for count in stride(from: 1_000, to: batch.count, by: batch.count / 7) {
      #expect(
        RecognisedFile(Array(batch.prefix(count)))
          == .cutOff(of: .batch(.perpetual), byteCount: count)
      )
    }
    for count in stride(from: 2_000, to: proof.count, by: proof.count / 7) {
      #expect(RecognisedFile(Array(proof.prefix(count))) == .cutOff(of: .proof, byteCount: count))
    }
  }

  @Test("never traps, and takes no longer than to read the text, whatever the bytes are")
  func hostile() {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<2_000 {
      let count = Int.random(in: 0..<200, using: &generator)
      let alphabet = Array(#"{}[]",:\u0012trueproof_hex é"#.utf8) + [0xff, 0xef, 0xbb, 0xbf, 0]
      let bytes = (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
      #expect(!RecognisedFile(bytes).phrase.isEmpty)
    }
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 24)
    let names = Array(("{" + String(repeating: #""a":0,"#, count: 1 << 21) + "}").utf8)
    let long = Array("{\"".utf8) + [UInt8](repeating: UInt8(ascii: "n"), count: 1 << 24)
    let start = ContinuousClock.now
    for bytes in [deep, names, long] { #expect(!RecognisedFile(bytes).phrase.isEmpty) }
    #expect(start.duration(to: .now) < .seconds(5))
  }
}

extension String {
  /// This text, repeated to `count` characters.
  fileprivate func padding(_ count: Int) -> String { String(repeating: self, count: count) }
}
