import StarkAlgebra
import StarkCairo
package import StarkFaults
import StarkJSON
import StarkSettlement
package import StarkVerifier

/// What `stark inspect` shows of a compiled program: the hashes by which proofs of its runs are
/// asked for, before there is any.
package struct ProgramInspection: Equatable, Sendable {
  /// A hash and what it is called.
  package struct NamedHash: Equatable, Sendable {
    /// The stable name of the convention, such as `bytecode-poseidon`.
    package let name: String
    package let hash: StarkVerifier.ProgramHash
    /// Where one meets this hash.
    package let use: String
  }

  /// The path, or `-` for standard input.
  package let path: String
  package let fileByteCount: Int
  package let builtins: [String]
  package let wordCount: Int
  /// How many of the words are start-up code; 0 in a file compiled without it.
  package let startUpWordCount: Int
  /// The hashes, the one to ask for first.
  package let hashes: [NamedHash]
  /// The program and release that it is, if this program settles its batches.
  package let release: String?

  /// The inspection of the compiled program in `bytes`.
  ///
  /// - Throws: what in the file is not as a compiler writes it, as malformed.
  package init(of bytes: [UInt8], path: String) throws(Fault) {
    let program = try CompiledProgram(decoding: bytes)
    var counts = OperationCounts()
    let hashes = program.hashes(counts: &counts).map { convention, value in
      NamedHash(
        name: convention.rawValue,
        hash: StarkVerifier.ProgramHash(value),
        use: convention.use
      )
    }
    self.path = path
    fileByteCount = bytes.count
    builtins = program.builtins.map(\.rawValue)
    wordCount = program.words.count
    startUpWordCount = program.hasStartUpCode ? CompiledProgram.startUpWordCount : 0
    self.hashes = hashes
    release =
      SettlementPrograms.releases.first { release in
        hashes.contains { $0.hash == release.hash }
      }?.description
  }

  /// The inspection as one line of JSON, schema 1.
  ///
  ///     schema       1
  ///     path         the path as given, "-" for standard input
  ///     file_bytes   the size of the file
  ///     outcome      accepted
  ///     code, reason null
  ///     program      {builtins, words, start_up_words, release, hashes: {task, compiled,
  ///                  bytecode-pedersen, bytecode-poseidon}}; release is null if no batches of the
  ///                  program can be settled, the last three hashes without start-up code
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("path") { $0.string(path) }
      writer.member("file_bytes") { $0.number(fileByteCount) }
      writer.member("outcome") { $0.string(ExitStatus.accepted.name) }
      writer.member("code") { $0.null() }
      writer.member("reason") { $0.null() }
      writer.member("program") { writer in
        writer.object { writer in
          writer.member("builtins") { $0.strings(builtins) }
          writer.member("words") { $0.number(wordCount) }
          writer.member("start_up_words") { $0.number(startUpWordCount) }
          writer.member("release", release) { $0.string($1) }
          writer.member("hashes") { writer in
            writer.object { writer in
              for convention in StarkCairo.ProgramHash.allCases {
                let named = hashes.first { $0.name == convention.rawValue }
                writer.member(convention.rawValue, named) { $0.string($1.hash.description) }
              }
            }
          }
        }
      }
    }
    return writer.text
  }
}

extension StarkCairo.ProgramHash {
  /// Who names a program by this hash.
  fileprivate var use: String {
    switch self {
    case .task: "facts, bootloaders and SHARP; pin this one"
    case .compiled: "cairo-hash-program, for this very file"
    case .bytecodePedersen: "StarkWare's Cairo verifier until v0.13.1; binds no builtins"
    case .bytecodePoseidon:
      "StarkWare's Cairo verifier since v0.13.2, Integrity, swiftness; binds no builtins"
    }
  }
}
