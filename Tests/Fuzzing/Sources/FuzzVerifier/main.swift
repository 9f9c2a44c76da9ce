import FuzzDriver
import FuzzTargets

fuzz { data, size in
  VerifierFuzzTarget.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
