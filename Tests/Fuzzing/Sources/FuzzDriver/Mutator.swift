import FuzzTargets
import LibFuzzer

/// Our mutations for most inputs, libFuzzer's for the others.
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(
  _ data: UnsafeMutablePointer<UInt8>,
  _ size: Int,
  _ maximumSize: Int,
  _ seed: UInt32
) -> Int {
  guard seed % 8 > 0 else { return LLVMFuzzerMutate(data, size, maximumSize) }
  let input = Array(UnsafeBufferPointer(start: data, count: size))
  let mutated = ProofMutation.mutate(input, seed: UInt64(seed)).prefix(maximumSize)
  for (index, byte) in mutated.enumerated() { data[index] = byte }
  return mutated.count
}
