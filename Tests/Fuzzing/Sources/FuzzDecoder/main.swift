import FuzzDriver
import FuzzTargets

fuzz { data, size in
  DecoderFuzzTarget.run(Array(UnsafeBufferPointer(start: data, count: size)))
  return 0
}
