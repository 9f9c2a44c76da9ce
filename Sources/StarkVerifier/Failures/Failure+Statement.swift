import StarkAlgebra
import StarkCairo
import StarkFaults

extension Failure {
  /// Why a public input is not a statement about a Cairo run.
  init(_ rejection: StatementRejection) {
    let code = rejection.code
    switch rejection {
    case .segments(let rejection): self.init(rejection, code)
    case .publicMemory(let rejection): self.init(rejection, code)
    case .outputCellMissing(let address):
      self.init(.rejected, code, "a cell of the output is not public", at: "address \(address)")
    case .program(let rejection): self.init(rejection, code)
    case .bootloader(let rejection):
      self.init(.rejected, code, "the output is not that of a bootloader", found: rejection.words)
    }
  }

  private init(_ rejection: SegmentRejection, _ code: String) {
    switch rejection {
    case .missing(let name):
      self.init(.rejected, code, "the layout's segment is missing", at: name.text)
    case .unexpected(let name):
      self.init(.rejected, code, "the layout has no such segment", at: name.text)
    case .reversed(let name):
      self.init(.rejected, code, "the segment stops before it begins", at: name.text)
    case .partialInstance(let builtin, let cellCount):
      self.init(
        .rejected,
        code,
        "the segment is not a whole number of instances",
        at: builtin.rawValue,
        expected: "a multiple of \(builtin.cellsPerInstance) cells",
        found: "\(cellCount)"
      )
    case .overCapacity(let builtin, let instanceCount, let capacity):
      self.init(
        .rejected,
        code,
        "the segment has more instances than the trace",
        at: builtin.rawValue,
        expected: "at most \(capacity)",
        found: "\(instanceCount)"
      )
    case .outOfRange(let name):
      self.init(.rejected, code, "the segment reaches beyond the last address", at: name.text)
    case .overlapping(let first, let second):
      self.init(.rejected, code, "segments overlap", at: "\(first.text), \(second.text)")
    case .rangeCheckBounds(let minimum, let maximum):
      self.init(
        .rejected,
        code,
        "the range-check bounds are not ordered below 2^16",
        found: "\(minimum)…\(maximum)"
      )
    }
  }

  private init(_ rejection: PublicMemoryRejection, _ code: String) {
    switch rejection {
    case .empty: self.init(.rejected, code, "the public memory is empty")
    case .overCapacity(let cellCount, let capacity):
      self.init(
        .rejected,
        code,
        "the layout has room for fewer public cells",
        expected: "at most \(capacity)",
        found: "\(cellCount)"
      )
    case .mainPageMissing: self.init(.rejected, code, "no cell is on page 0")
    case .pageNotContinuous(let number, let address):
      self.init(
        .rejected,
        code,
        "page \(number) does not have consecutive addresses",
        at: "address \(address)"
      )
    case .repeatedAddress(let address):
      self.init(.rejected, code, "a cell is listed twice", at: "address \(address)")
    case .conflictingValues(let address):
      self.init(.rejected, code, "an address has two values", at: "address \(address)")
    }
  }

  private init(_ rejection: ProgramRejection, _ code: String) {
    switch rejection {
    case .initialProgramCounter(let found):
      self.init(
        .rejected,
        code,
        "the run does not start at the start-up code",
        expected: "1",
        found: "\(found)"
      )
    case .finalProgramCounter(let found):
      self.init(
        .rejected,
        code,
        "the run does not end in the start-up code",
        expected: "5",
        found: "\(found)"
      )
    case .builtinCount(let found):
      self.init(.rejected, code, "more arguments than builtins", found: "\(found)")
    case .executionTooShort:
      self.init(.rejected, code, "the run has no room for a call of main")
    case .frame(let address, let expected, let found):
      self.init(
        .rejected,
        code,
        "the cell below the first frame is not that of a safe call",
        at: "address \(address)",
        expected: "\(expected)",
        found: "\(found)"
      )
    case .argument(let index, let found):
      self.init(
        .rejected,
        code,
        "argument \(index) of main is not the begin of a builtin's segment",
        found: "\(found)"
      )
    case .result(let index, let builtin, let found):
      self.init(
        .rejected,
        code,
        "result \(index) of main is not the stop of the builtin's segment",
        at: builtin.rawValue,
        found: "\(found)"
      )
    case .segmentNotPassed(let builtin):
      self.init(.rejected, code, "a builtin that main never got was used", at: builtin.rawValue)
    case .unexplainedCell(let address):
      self.init(
        .rejected,
        code,
        "a public cell is neither program nor stack nor output",
        at: "address \(address)"
      )
    case .pageOutsideOutput(let number):
      self.init(.rejected, code, "page \(number) is not part of the output")
    }
  }
}
