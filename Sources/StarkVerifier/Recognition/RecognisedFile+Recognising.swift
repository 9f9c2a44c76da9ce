import StarkAlgebra
import StarkJSON

extension RecognisedFile {
  /// What a file of these `bytes` looks like.
  ///
  /// Asked only when the readers have refused a file. One pass over the text at most, and memory
  /// for a few hundred names, whatever the bytes are.
  package init(_ bytes: [UInt8]) {
    if let signed = Self.signed(bytes.span) {
      self = signed
      return
    }
    let outline = JSONOutline(bytes, wrapper: ProofSystems.wrapper)
    let isCutOff = outline.ending == .cutOff
    switch outline.rootKind {
    case .object?:
      let file = Self.file(with: outline)
      self = isCutOff ? .cutOff(of: file, byteCount: bytes.count) : file ?? .json
    case .array? where [.string, .number].contains(outline.firstElementKind):
      self = .calldata
    case .array?:
      self = isCutOff ? .cutOff(of: nil, byteCount: bytes.count) : .json
    case .string?, .number?, .boolean?, .null?:
      self = outline.ending == .complete ? Self.scalar(bytes) : Self.text(bytes)
    case nil:
      self = Self.text(bytes)
    }
  }

  /// What a file looks like that begins with the bytes of `head` and has more, and is not looked
  /// into further; nil if these do not tell.
  package init?(head: [UInt8]) {
    guard let file = Self.signed(head.span) ?? Self.run(head.span) else { return nil }
    self = file
  }

  // MARK: - Other than JSON

  /// What the first bytes say, if they are those of a format that has such a mark.
  private static func signed(_ bytes: Span<UInt8>) -> RecognisedFile? {
    for (mark, file) in marks where bytes.holds(mark, at: 0) {
      guard file == .database else { return file }
      // The header of SQLite keeps the mark of the application at byte 68.
      return bytes.holds(ledgerMark, at: 68) ? .ledger : .database
    }
    return nil
  }

  private static let marks: [([UInt8], RecognisedFile)] = [
    ([0x1f, 0x8b], .packed(.gzip)),
    ([0x28, 0xb5, 0x2f, 0xfd], .packed(.zstd)),
    ([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], .packed(.xz)),
    (Array("BZh".utf8), .packed(.bzip2)),
    ([0x50, 0x4b, 0x03, 0x04], .packed(.zip)),
    (Array("SQLite format 3\0".utf8), .database),
    (Array("version https://git-lfs".utf8), .largeFilePointer),
    ([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], .picture),
    ([0xff, 0xd8, 0xff], .picture),
    (Array("%PDF-".utf8), .picture),
    ([0xff, 0xfe], .wideText),
    ([0xfe, 0xff], .wideText),
  ]

  /// The mark that ledgers put into the header of their database.
  package static let ledgerMark = Array("STLG".utf8)

  /// As much of a text as is looked at to tell what it is.
  private static let sampleLength = 1024

  /// What a text is that is no JSON from its first byte on.
  private static func text(_ bytes: [UInt8]) -> RecognisedFile {
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0a, 0x0d]
    guard let start = bytes.firstIndex(where: { !blanks.contains($0) }) else { return .empty }
    let sample = bytes[start...].prefix(sampleLength)
    let isText = sample.allSatisfy { $0 >= 0x20 && $0 != 0x7f || blanks.contains($0) }
    guard isText else { return run(bytes.span) ?? .binary }
    if sample.first == UInt8(ascii: "<") { return .webPage }
    let digits = Set("0123456789abcdefABCDEFxX, \t\r\n".utf8)
    guard !sample.allSatisfy(digits.contains) else { return .calldata }
    return isProse(bytes) ? .prose : .text
  }

  /// Whether no bytes of a proof stand in a text, nor did before it was damaged.
  ///
  /// Those are thousands of digits of some alphabet in a row, be it hexadecimal or base64, and a
  /// proof file ends as JSON does, whatever became of its beginning.
  private static func isProse(_ bytes: [UInt8]) -> Bool {
    guard bytes.count <= longestProse, String(validating: bytes, as: UTF8.self) != nil else {
      return false
    }
    let closing: Set<UInt8> = Set("}]\"".utf8)
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0a, 0x0d]
    guard let last = bytes.last(where: { !blanks.contains($0) }), !closing.contains(last) else {
      return false
    }
    var length = 0
    for byte in bytes {
      guard byte >= 0x20 && byte != 0x7f || blanks.contains(byte) else { return false }
      let isDigit =
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
          UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "/"):
          true
        default: false
        }
      length = isDigit ? length + 1 : 0
      guard length < longestWord else { return false }
    }
    return true
  }

  /// The longest text that is taken for prose, in bytes.
  private static let longestProse = 1 << 20
  /// More letters and digits than this in a row are no word.
  private static let longestWord = 256

  /// Whether bytes are what a Cairo run leaves for a prover, by the form of the first entries.
  ///
  /// An entry of a trace is ap, fp and pc, of a memory an address and a value of 32 bytes, numbers
  /// with the low byte first (cairo-lang's `encode_trace` and `MemoryDict.serialize`). Addresses
  /// are from 1 on and far below 2⁴⁰, values below 2²⁵².
  private static func run(_ bytes: Span<UInt8>) -> RecognisedFile? {
    let isTrace = entriesHold(bytes, length: 24) { entry in
      let (ap, fp, pc) = (
        number(bytes, at: entry), number(bytes, at: entry + 8), number(bytes, at: entry + 16)
      )
      return [ap, fp, pc].allSatisfy((1..<addressEnd).contains) && fp <= ap
    }
    guard !isTrace else { return .trace }
    let isMemory = entriesHold(bytes, length: 40) { entry in
      (1..<addressEnd).contains(number(bytes, at: entry)) && bytes[entry + 39] <= 0x08
    }
    return isMemory ? .memory : nil
  }

  private static let addressEnd: UInt64 = 1 << 40
  /// As many entries are looked at, and as few are enough.
  private static let entryCounts = 8...1024

  private static func entriesHold(
    _ bytes: Span<UInt8>,
    length: Int,
    _ holds: (_ start: Int) -> Bool
  ) -> Bool {
    let count = min(bytes.count / length, entryCounts.upperBound)
    guard count >= entryCounts.lowerBound else { return false }
    for index in 0..<count where !holds(index * length) { return false }
    return true
  }

  /// The number of eight bytes from `start` on, the low byte first.
  private static func number(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in (0..<8).reversed() { number = (number << 8) | UInt64(bytes[start + index]) }
    return number
  }

  /// What a single number or string is.
  private static func scalar(_ bytes: [UInt8]) -> RecognisedFile {
    let file = text(bytes)
    return file == .calldata ? file : .json
  }

  // MARK: - JSON

  /// The kind of file with the members of `outline`: the one that has the most of them.
  ///
  /// A proof under the member `proof` is one too.
  private static func file(with outline: JSONOutline) -> RecognisedFile? {
    if let proof = proof(outline.members) ?? proof(outline.wrappedMembers) {
      guard case .incompleteProof = proof, outline.ending == .cutOff else { return proof }
      return .proof
    }
    let members = Set(outline.members)
    var best: (file: RecognisedFile, count: Int)?
    for (file, names) in signatures {
      let count = names.count(where: members.contains)
      if count > best?.count ?? 0 { best = (file, count) }
    }
    return best?.file
  }

  /// Whether members are those of a proof; nil if there is none of them.
  private static func proof(_ members: [String]) -> RecognisedFile? {
    for names in ProofSystems.all.map({ $0.members }) {
      let missing = names.filter { !members.contains($0) }
      guard let first = missing.first else { return .proof }
      // The prover begins its files with its annotations.
      let isBegun = members.first == "annotations" && members.count == 1
      if missing.count < names.count || isBegun { return .incompleteProof(missing: first) }
    }
    return nil
  }

  /// The members by which a kind of file is known; no two kinds share one.
  private static var signatures: [(RecognisedFile, [String])] {
    [
      (
        .batch(.perpetual),
        [
          "general_config", "prev_shared_state", "new_shared_state", "prev_positions",
          "signed_min_oracle_prices",
        ]
      ),
      (
        .batch(.spot),
        [
          "global_expiration_timestamp", "unique_minting_enforced", "prev_vaults", "new_vaults",
          "prev_roots",
        ]
      ),
      (.state(.perpetual), ["shared_state", "positions"]),
      (.state(.spot), ["validium_vaults", "rollup_vaults"]),
      (.facts, ["deposits", "forced_requests", "configurations", "updates", "conditions"]),
      (.policy, ["minimum_bits", "maximum_pow_bits", "allows_incomplete_statement"]),
      (.verdict, ["exit_code", "outcome", "verification_id"]),
      (.compiledProgram, ["identifiers", "main_scope", "reference_manager", "debug_info"]),
      (.sierra, ["sierra_program", "sierra_program_debug_info", "contract_class_version"]),
      (.cairoAssembly, ["bytecode", "pythonic_hints", "bytecode_segment_lengths"]),
      (.compiledContract, ["entry_points_by_type"]),
      (.publicInput, ["public_memory", "memory_segments", "n_steps"]),
      (.privateInput, ["trace_path", "memory_path"]),
      (.proverParameters, ["stark", "use_extension_field", "constraint_polynomial_task_size"]),
    ]
  }
}
