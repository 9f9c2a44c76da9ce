package import StarkAlgebra

/// A program known to the last word from public memory.
public struct VerifiedProgram: Equatable, Sendable {
  /// The hash by which programs are pinned: that of the bytecode with its builtins, as a bootloader
  /// reports it.
  public let hash: ProgramHash
  /// The number of words.
  public let wordCount: Int
  /// The builtins of `main`, in the order of its arguments.
  public let builtins: [String]
  /// The fact that this program had this output, as contracts register it: keccak256 of the
  /// program hash and the hash of the output.
  public let fact: Fact
  /// The tasks, if the program is a bootloader that is known.
  public let tasks: [VerifiedTask]?
  /// The sizes of the pieces into which pages of public memory cut the output.
  package let pageSizes: [Int]
}

/// A program that a bootloader ran inside the proof.
public struct VerifiedTask: Equatable, Sendable {
  /// The hash of the program, which the bootloader computed from the words it ran.
  public let programHash: ProgramHash
  /// What the task put out.
  public let output: [FieldElement]
  /// The sizes of the pieces into which pages of public memory cut `output`.
  package let pageSizes: [Int]
  /// The fact that this program had this output.
  public let fact: Fact
}

/// A 32-byte digest that names a statement on chain.
public struct Fact: Hashable, Sendable, CustomStringConvertible {
  /// The digest.
  public let bytes: [UInt8]

  package init(_ digest: Bytes32) {
    bytes = digest.array
  }

  /// `0x` and 64 hexadecimal digits.
  public var description: String {
    bytes.reduce(into: "0x") { $0.appendHexadecimal($1) }
  }
}
