extension StatementRejection {
  /// A stable kebab-case name, the same in all outputs: what is wrong, without the particulars.
  package var code: String {
    switch self {
    case .publicMemory(let rejection): "statement/" + rejection.code
    case .segments(let rejection): "statement/" + rejection.code
    case .outputCellMissing: "statement/output-cell-missing"
    case .program(let rejection): "statement/" + rejection.code
    case .bootloader(let rejection): "statement/" + rejection.code
    }
  }
}

extension PublicMemoryRejection {
  fileprivate var code: String {
    switch self {
    case .empty: "public-memory-empty"
    case .overCapacity: "public-memory-over-capacity"
    case .mainPageMissing: "main-page-missing"
    case .pageNotContinuous: "page-not-continuous"
    case .repeatedAddress: "repeated-address"
    case .conflictingValues: "conflicting-values"
    }
  }
}

extension SegmentRejection {
  fileprivate var code: String {
    switch self {
    case .missing: "segment-missing"
    case .unexpected: "segment-unexpected"
    case .reversed: "segment-reversed"
    case .partialInstance: "segment-partial-instance"
    case .overCapacity: "segment-over-capacity"
    case .outOfRange: "segment-out-of-range"
    case .overlapping: "segments-overlapping"
    case .rangeCheckBounds: "range-check-bounds"
    }
  }
}

extension ProgramRejection {
  fileprivate var code: String {
    switch self {
    case .initialProgramCounter: "initial-pc"
    case .finalProgramCounter: "final-pc"
    case .builtinCount: "builtin-count"
    case .executionTooShort: "execution-too-short"
    case .frame: "frame"
    case .argument: "builtin-argument"
    case .result: "builtin-result"
    case .segmentNotPassed: "segment-not-passed"
    case .unexplainedCell: "unexplained-cell"
    case .pageOutsideOutput: "page-outside-output"
    }
  }
}

extension BootloaderRejection {
  fileprivate var code: String {
    switch self {
    case .headerMissing: "bootloader-header"
    case .taskCount: "bootloader-task-count"
    case .taskSize: "bootloader-task-size"
    case .trailingWords: "bootloader-trailing-words"
    }
  }
}
