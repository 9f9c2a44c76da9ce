package import StarkAlgebra
package import StarkCairo

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
  ///
  /// Nil if the output lies on several pages of public memory. Contracts then hash a tree over the
  /// pages, and how it is joined is not in the proof.
  public let fact: Fact?
  /// The name of the bootloader that the program is; nil if it is none that is known.
  public let bootloader: String?
  /// The tasks, if the program is a bootloader that is known.
  public let tasks: [VerifiedTask]?
  /// The sizes of the pieces into which pages of public memory cut the output.
  package let pageSizes: [Int]
}

/// A program that a bootloader ran inside the proof.
public struct VerifiedTask: Equatable, Sendable {
  /// The hash of the program, which the bootloader computed from the words it ran.
  public let programHash: ProgramHash
  /// The words that the task put out.
  public let output: [FieldElement]
  /// The sizes of the pieces into which pages of public memory cut `output`.
  package let pageSizes: [Int]
  /// The fact that this program had this output; nil if the output lies on several pages, and for a
  /// task that another task reports.
  public let fact: Fact?
  /// The task's own report about other runs, if it is a program that is known to make one.
  public let report: Report?

  /// What a task says about runs beside its own.
  public struct Report: Equatable, Sendable {
    /// What the task is.
    public let kind: Kind
    /// The tasks of the run that it reports; none if it is not a bootloader.
    public let tasks: [VerifiedTask]
    /// What of the report could not be checked; the tasks may not have run if there is anything.
    public let uncheckedItems: [String]

    /// The programs that are known to make reports.
    public enum Kind: Equatable, Sendable {
      /// A bootloader of that name.
      case bootloader(name: String)
      /// A program that verified a proof: of the program with this Poseidon hash of its words,
      /// whose output has this Poseidon hash. How many bits it asked for is not known here.
      case verifier(programHash: ProgramHash, outputHash: FieldElement)
    }
  }
}

/// By which hash a policy found the program that it asks for.
public enum ProgramPin: Equatable, Sendable {
  /// The program's own, by one of the ways to hash it.
  case program(convention: String)
  /// The values of public memory, for a program without standard start-up code.
  case publicMemory
  /// The hashes of all tasks of a bootloader.
  case tasks

  package static func program(_ convention: StarkCairo.ProgramHash) -> ProgramPin {
    .program(convention: convention.rawValue)
  }

  /// The stable name.
  public var name: String {
    switch self {
    case .program(let convention): convention
    case .publicMemory: "public-memory"
    case .tasks: "tasks"
    }
  }
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
