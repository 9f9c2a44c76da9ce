import StarkAIR
import StarkCairo
import StarkFRI
import StarkHashes
import StarkAlgebra
import StoneProofs

extension DynamicLayoutRejection {
  /// The rule and what breaks it.
  var words: String {
    switch self {
    case .missingParameter(let name): "no \(name.shortened)"
    case .unknownParameter(let name): "\(name.shortened), which is no parameter"
    case .outOfRange(let name): "\(name), out of its range"
    case .stepCount(let count): "\(count) steps, no power of two"
    case .traceTooLong: "a trace that is too long"
    case .columnsWithoutUse(let name, let usable, let found):
      "\(name) of \(found), where virtual columns can use \(usable)"
    case .period(let name): "\(name), no power of two in which its component has whole periods"
    case .columnOutsideFirstTrace(let name): "\(name), outside the first trace"
    case .columnOutsideSecondTrace(let name): "\(name), outside the second trace"
    case .offset(let name): "\(name), beyond the trace"
    case .suboffset(let name): "\(name), in the next instance"
    case .memoryCapacity(let needed, let available):
      "\(available) cells of memory, where \(needed) are needed"
    case .rangeCheckCapacity(let needed, let available):
      "\(available) range-check units, where \(needed) are needed"
    case .dilutedCapacity(let needed, let available):
      "\(available) diluted units, where \(needed) are needed"
    case .incompleteKeccakBlock: "fewer than sixteen instances of keccak"
    case .unusedBuiltin(let builtin, let name):
      "\(name), not zero although \(builtin.rawValue) is not used"
    }
  }
}

extension StoneSeedError {
  /// The lack or excess of the public input in words.
  var words: String {
    switch self {
    case .emptyPublicMemory: "no public memory"
    case .stepCount(let count): "\(count) steps, no power of two"
    case .missingSegment(let name): "no segment \(name.text)"
    case .unknownSegments: "segments that the layout lacks"
    case .missingDynamicParameter(let name): "no parameter \(name.shortened)"
    case .unknownDynamicParameters: "parameters that the layout lacks"
    case .pageHash(let error): "a page that its hash does not take: \(error.words)"
    case .seedHash(let error): "a seed that its hash does not take: \(error.words)"
    }
  }
}

extension HashInputError {
  fileprivate var words: String {
    switch self {
    case .nonCanonicalWord(let index): "word \(index) is not below the field's modulus"
    case .partialWord(let byteCount): "\(byteCount) bytes are no whole number of words"
    }
  }
}

extension AIRRejection {
  /// The reason in words.
  var words: String {
    switch self {
    case .traceLength(let length, let multiple): "\(length) rows, no multiple of \(multiple)"
    case .missingSegment(let name): "no segment \(name.text)"
    case .emptyPublicMemory: "no public memory"
    case .publicMemoryTooLarge(let cellCount, let capacity):
      "\(cellCount) public cells, where the trace has room for \(capacity)"
    case .undefinedMemoryProduct: "a public cell that is a zero of the product over memory"
    case .composition(.pointOnDomain(let constraint)): "a row of the domain of \(constraint)"
    case .composition(.conflictingValues(let cell)):
      "two values for column \(cell.column), row \(cell.row)"
    }
  }
}

extension BootloaderRejection {
  /// The shape of the output in words.
  var words: String {
    switch self {
    case .headerMissing(let wordCount): "\(wordCount) words, too few for a number of tasks"
    case .taskCount(let count, let wordCount): "\(count) tasks in \(wordCount) words"
    case .taskSize(let task, let size, let remaining):
      "task \(task) of \(size) words, where \(remaining) are left"
    case .trailingWords(let count): "\(count) words behind the last task"
    }
  }
}

extension FRIParameterError.Parameter {
  /// The parameter by the members of the file it depends on.
  var words: String {
    switch self {
    case .log2DomainSize: "log2 of the evaluation domain"
    case .stepCount: "number of FRI steps"
    case .step(let index): "FRI step \(index)"
    case .log2LastLayerDegreeBound: "log2 of the last layer"
    case .queryCount: "queries"
    case .proofOfWorkBits: "bits of proof of work"
    case .log2DegreeBound: "log2 of the degree bound"
    }
  }
}

extension String {
  /// The first 64 bytes, enough of a name that a prover chose for a message.
  fileprivate var shortened: String {
    cut(toByteCount: 64)
  }
}
