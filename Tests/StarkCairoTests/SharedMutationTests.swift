import StarkAlgebra
import StarkCairo
import Testing

/// Real public inputs, each changed in one place.
@Suite(
  "Mutations of real public inputs",
  .enabled(if: SharedProof.isAvailable, "the folder of shared proofs is absent")
)
struct SharedMutationTests {
  static let proofs = SharedProof.all.filter { $0.name.hasPrefix("proofs/") }

  private func rejection(
    _ input: CairoPublicInput,
    _ limits: CairoLimits
  ) -> StatementRejection? {
    var counts = OperationCounts()
    do {
      _ = try CairoStatement(checking: input, limits: limits, counts: &counts)
      return nil
    } catch {
      return error
    }
  }

  @Test("a segment moved, stretched, cut, reversed or far away is refused", arguments: proofs)
  func segments(proof: SharedProof) throws {
    let (input, limits) = try proof.load()
    for (name, segment) in input.segments {
      let (begin, stop) = (segment.begin, segment.stop)
      var changes = [(begin - 1, stop - 1), (begin + 1, stop), (begin, stop + 1), (0, stop)]
      changes += [(begin + 1, stop + 1), (begin &+ (1 << 63), stop &+ (1 << 63)), (.max, .max)]
      if stop > begin { changes += [(begin, stop - 1), (stop, begin), (begin, begin)] }
      // Without builtins there are no results to tell the final ap; only the AIR does.
      if name == .execution, limits.segments.count == 2 { changes.removeAll { $0.0 == begin } }
      // A segment that neither main nor the trace uses may be anywhere.
      if case .builtin(let builtin) = name, builtin != .output,
        limits.instanceCapacities[builtin] == 0
      {
        changes.removeAll { $0 == $1 }
      }
      for (begin, stop) in changes {
        var changed = input
        changed.segments[name] = MemorySegment(begin: begin, stop: stop)
        let rejection = rejection(changed, limits)
        // Without builtins, an execution far away is one of which nothing is public.
        let isOpen =
          name == .execution && limits.segments.count == 2 && begin > 1 << 63 && begin < stop
        #expect(isOpen == (rejection == nil), "\(name.text) at \(begin)..<\(stop)")
        if stop < begin { #expect(rejection == .segments(.reversed(name))) }
      }
      var changed = input
      changed.segments[name] = nil
      #expect(rejection(changed, limits) == .segments(.missing(name)))
    }
  }

  @Test("an output cell missing, twice or with two values is refused", arguments: proofs)
  func output(proof: SharedProof) throws {
    let (input, limits) = try proof.load()
    guard let output = input.segments[.builtin(.output)] else { return }
    for (index, cell) in input.publicMemory.enumerated()
    where cell.address >= output.begin && cell.address < output.stop {
      var missing = input
      missing.publicMemory.remove(at: index)
      let rejection = self.rejection(missing, limits)
      #expect(
        rejection == .outputCellMissing(address: cell.address)
          || rejection
            == .publicMemory(.pageNotContinuous(number: cell.page, address: cell.address + 1))
      )
      var twice = input
      twice.publicMemory.append(cell)
      #expect(self.rejection(twice, limits) == .publicMemory(.repeatedAddress(cell.address)))
      var conflicting = input
      conflicting.publicMemory.append(
        PublicMemoryCell(address: cell.address, value: cell.value + 1, page: cell.page)
      )
      #expect(
        self.rejection(conflicting, limits)
          == .publicMemory(.conflictingValues(address: cell.address))
      )
    }
  }

  @Test("cells of stack and frame have the one value they have", arguments: proofs)
  func stack(proof: SharedProof) throws {
    let (input, limits) = try proof.load()
    let execution = try #require(input.segments[.execution])
    var changedCount = 0
    for (index, cell) in input.publicMemory.enumerated()
    where cell.address >= execution.begin - 2 && cell.address < execution.stop {
      var changed = input
      changed.publicMemory[index] = PublicMemoryCell(
        address: cell.address,
        value: cell.value + 1,
        page: cell.page
      )
      guard case .program = rejection(changed, limits) else {
        Issue.record("the cell at \(cell.address) may change")
        continue
      }
      changedCount += 1
    }
    #expect(changedCount >= 2)
  }

  @Test("continuous pages exchanged or reversed are refused, renumbered they are the same")
  func pages() throws {
    let proof = try #require(SharedProof("batches/own/bootloaded-three-tasks/proof"))
    let (input, limits) = try proof.load()
    let first = try #require(input.publicMemory.firstIndex { $0.page == 5 })
    var swapped = input
    swapped.publicMemory.swapAt(first, first + 1)
    let start = input.publicMemory[first].address
    #expect(
      rejection(swapped, limits)
        == .publicMemory(.pageNotContinuous(number: 5, address: start))
    )
    var renumbered = input
    renumbered.publicMemory = input.publicMemory.map {
      PublicMemoryCell(address: $0.address, value: $0.value, page: $0.page == 5 ? 9 : $0.page)
    }
    #expect(rejection(renumbered, limits) == nil)
    var onMainPage = input
    onMainPage.publicMemory = input.publicMemory.map {
      PublicMemoryCell(address: $0.address, value: $0.value, page: $0.page == 8 ? 0 : $0.page)
    }
    #expect(rejection(onMainPage, limits) == nil)
  }
}
