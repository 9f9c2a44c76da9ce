package import StarkAlgebra
package import StarkCairo

/// A run of a program in the `plain` layout, and what it states in public.
package struct CairoRun: Sendable {
  package let steps: [CairoMachine.Step]
  /// Memory after the run, without holes: address 1 first.
  package let memory: [Felt252]
  package private(set) var publicInput: CairoPublicInput

  /// Runs `program` for `stepCount` steps, the last ones in the endless loop of the start-up code.
  ///
  /// `pages` are the values of memory pages 1, 2, …, which lie behind the stack, one unused cell
  /// apart. Page 0 holds the program and the two cells below the first frame.
  package init(_ program: CairoProgram, stepCount: Int, pages: [[Felt252]] = []) {
    let frame = UInt64(program.words.count) + 1
    let initialAp = frame + 2
    var memory: [UInt64: Felt252] = [frame: Felt252(initialAp), frame + 1: .zero]
    for (index, word) in program.words.enumerated() { memory[UInt64(index) + 1] = word }
    var publicCells = (1..<initialAp).map { ($0, UInt32(0)) }

    var machine = CairoMachine(memory: memory, pc: 1, ap: initialAp)
    var steps: [CairoMachine.Step] = []
    for _ in 0..<stepCount { steps.append(machine.step()) }
    precondition(
      steps[stepCount - 1].pc == CairoProgram.finalPc,
      "the program takes more than \(stepCount) steps"
    )

    memory = machine.memory
    var end = (memory.keys.max() ?? 0) + 1
    for (index, values) in pages.enumerated() {
      end += 1
      for value in values {
        memory[end] = value
        publicCells.append((end, UInt32(index + 1)))
        end += 1
      }
    }
    let offsets = steps.flatMap(\.instruction.biasedOffsets)
    self.steps = steps
    self.memory = (1..<end).map { memory[$0] ?? .zero }
    publicInput = CairoPublicInput(
      layoutName: "plain",
      stepCount: UInt64(stepCount),
      rangeCheckMinimum: offsets.min() ?? 0,
      rangeCheckMaximum: offsets.max() ?? 0,
      segments: [
        .program: MemorySegment(begin: 1, stop: CairoProgram.finalPc),
        .execution: MemorySegment(begin: initialAp, stop: steps[stepCount - 1].ap),
      ],
      publicMemory: publicCells.map { address, page in
        PublicMemoryCell(address: address, value: memory[address] ?? .zero, page: page)
      },
      dynamicParameters: nil
    )
  }

  /// The same run with fewer public cells, as a prover that shows less would state it.
  package func hiding(_ addresses: ClosedRange<UInt64>) -> CairoRun {
    var run = self
    run.publicInput.publicMemory.removeAll { addresses.contains($0.address) }
    return run
  }
}
