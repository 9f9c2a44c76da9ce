package import StarkVerifier

extension RecognisedFile {
  /// What to do with such a file on a command line, if it was found where a file of another kind
  /// was wanted; nil if there is nothing to say.
  ///
  /// For people who use the command, so texts show it and no interface to a program does.
  ///
  /// - `wanted`: what should have been there; a proof, unless it was for something beside a proof.
  /// - `path`: the path of the file.
  package func advice(insteadOf wanted: RecognisedFile = .proof, at path: String) -> String? {
    let file = Self.word(path)
    return switch self {
    case .empty: "see whether what should have written the file has failed"
    case .packed(let packing):
      wanted == .proof
        ? packing.pipe(file).map { "\($0) | stark verify -" } ?? "unpack the file first"
        : "unpack the file first"
    case .ledger: "stark settle status --ledger \(file)"
    case .proof: "a proof is for --proof, or alone: stark verify \(file)"
    case .incompleteProof: "a proof file has proof_hex, proof_parameters and public_input"
    case .batch: "stark settle check --proof PROOF --batch \(file)"
    case .state: "stark settle check --proof PROOF --previous \(file)"
    case .facts: "stark settle apply --ledger LEDGER --proof PROOF --facts \(file)"
    case .policy: "stark verify --policy \(file) PROOF"
    case .compiledProgram: "for the hashes of the program: stark inspect \(file)"
    case .sierra, .cairoAssembly, .compiledContract:
      "its hash is in the verdict on a proof of its run: stark verify --policy research PROOF"
    case .publicInput, .privateInput, .proverParameters, .trace, .memory:
      "it is what a prover works with; give what the prover put out"
    case .largeFilePointer: "git lfs pull"
    case .wideText: "iconv -f UTF-16 -t UTF-8 \(file) | stark verify -"
    case .cutOff: "get the file once more"
    case .calldata: "give the proof file that it was made from"
    case .webPage: "see what the address answers with that the file came from"
    case .database, .verdict, .json, .text, .prose, .binary, .picture: nil
    }
  }

  /// The path as a word of a command line, or a name for it where that would need care.
  private static func word(_ path: String) -> String {
    let plain = path.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "/"),
        UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    return plain && !path.isEmpty && !path.hasPrefix("-") ? path : "FILE"
  }
}

extension RecognisedFile.Packing {
  /// The command that unpacks `file` to its output; nil if it takes more than one.
  fileprivate func pipe(_ file: String) -> String? {
    switch self {
    case .gzip: "gunzip -c \(file)"
    case .zstd: "zstd -dc \(file)"
    case .xz: "xz -dc \(file)"
    case .bzip2: "bzip2 -dc \(file)"
    case .zip: "unzip -p \(file)"
    }
  }
}
