/// What a file looks like that a reader did not take: the one answer of all interfaces.
///
/// Judged by the content, never by a name, and only to say something useful: nothing is accepted or
/// refused for it. The phrases are for the sentence “expected …, found …”.
package indirect enum RecognisedFile: Equatable, Sendable {
  /// No byte, or nothing but blanks.
  case empty
  case packed(Packing)
  /// A ledger of this program.
  case ledger
  /// An SQLite database of something else.
  case database
  case proof
  /// Some of the three members of a proof, but not this one.
  case incompleteProof(missing: String)
  case batch(Exchange)
  case state(Exchange)
  case facts
  case policy
  case verdict
  /// A program of Cairo 0, as its compiler writes it.
  case compiledProgram
  /// A contract of Cairo 0.
  case compiledContract
  /// A program of Cairo 1 in its intermediate language.
  case sierra
  /// The assembly that a program of Cairo 1 is compiled to.
  case cairoAssembly
  case publicInput
  case privateInput
  case proverParameters
  /// A list of numbers or of digits, as contracts take them.
  case calldata
  case webPage
  case largeFilePointer
  case wideText
  /// JSON of nothing that is known.
  case json
  /// JSON that ends too early; `of` is what its members are those of, if that can be seen.
  case cutOff(of: RecognisedFile?, byteCount: Int)
  case text
  /// Text in which no bytes of a proof stand.
  case prose
  case binary
  /// The registers of a Cairo run, step by step.
  case trace
  /// The memory of a Cairo run.
  case memory
  case picture

  /// The programs that pack files.
  package enum Packing: String, CaseIterable, Sendable {
    case gzip, zstd, xz, bzip2, zip
  }

  /// The exchanges that have files of their own.
  package enum Exchange: String, CaseIterable, Sendable {
    case perpetual, spot
  }
}

extension RecognisedFile {
  /// A neutral phrase for the file.
  package var phrase: String {
    switch self {
    case .empty: "an empty file"
    case .packed(let packing): "data packed with \(packing.rawValue)"
    case .ledger: "a ledger"
    case .database: "an SQLite database"
    case .proof: "a proof"
    case .incompleteProof(let missing): "part of a proof, without its member \(missing)"
    case .batch(let exchange): "a batch file of the \(exchange.rawValue) exchange"
    case .state(let exchange): "a state file of the \(exchange.rawValue) exchange"
    case .facts: "a file of facts from the chain below"
    case .policy: "a policy file"
    case .verdict: "a verdict of this program"
    case .compiledProgram: "a compiled Cairo program"
    case .compiledContract: "a compiled Cairo contract"
    case .sierra: "a Cairo 1 program in Sierra"
    case .cairoAssembly: "a Cairo 1 program in its assembly, CASM"
    case .publicInput: "a public input without its proof"
    case .privateInput: "a prover's private input"
    case .proverParameters: "parameters of a prover without a proof"
    case .calldata: "numbers in a row, such as calldata"
    case .webPage: "a web page"
    case .largeFilePointer: "a pointer of Git LFS in the place of a file"
    case .wideText: "text in UTF-16"
    case .json: "JSON of no kind that is known"
    case .cutOff(let file, let byteCount):
      "\(file?.phrase ?? "JSON") that ends at byte \(byteCount), where the file was cut off"
    case .text: "text that is not JSON"
    case .prose: "text that is not JSON"
    case .binary: "bytes that are no text"
    case .trace: "the trace of a Cairo run"
    case .memory: "the memory of a Cairo run"
    case .picture: "a picture or page"
    }
  }

  /// Whether a reader of such files could have told more itself.
  ///
  /// That is so if the guess is no more than that the text is not what it should be.
  package var isVague: Bool {
    switch self {
    case .empty, .json, .text, .prose, .binary, .cutOff(of: nil, _): true
    default: false
    }
  }

  /// Whether this is known for something else than a proof, whole or in part, packed or damaged.
  ///
  /// Whoever asks to have a folder verified has not asked for a verdict on such a file. What may
  /// have been a proof, or holds one, is none of these: a download that broke off, an archive, the
  /// page that a server sent instead, a pointer to a file elsewhere.
  package var isKnownOther: Bool {
    switch self {
    case .ledger, .database, .batch, .state, .facts, .policy, .verdict, .compiledProgram,
      .compiledContract, .sierra, .cairoAssembly, .publicInput, .privateInput, .proverParameters,
      .prose, .trace, .memory, .picture:
      true
    case .empty, .packed, .proof, .incompleteProof, .calldata, .webPage, .largeFilePointer,
      .wideText, .json, .cutOff, .text, .binary:
      false
    }
  }

  /// The kind of file that this is or was before it was cut off.
  package var whole: RecognisedFile {
    if case .cutOff(let file?, _) = self { file.whole } else { self }
  }
}
