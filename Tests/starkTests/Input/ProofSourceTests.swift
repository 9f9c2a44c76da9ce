import StarkFaults
import StarkVerdicts
import Testing
import TestSupport
import stark

@Suite("Reading proofs")
struct ProofSourceTests {
  @Test("a file is read whole up to the limit and refused beyond", arguments: [0, 1, 300_000])
  func limit(byteCount: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(String(repeating: "a", count: byteCount), to: "file")
    let source = ProofSource.file(FilePath(path))
    #expect(try source.read(maximumCount: UInt64(byteCount)).count == byteCount)
    #expect(try source.read(maximumCount: .max).count == byteCount)
    guard byteCount > 0 else { return }
    let error = #expect(throws: Fault.self) {
      try source.read(maximumCount: UInt64(byteCount - 1))
    }
    #expect(error == .tooLarge(maximum: UInt64(byteCount - 1), offered: UInt64(byteCount)))
    #expect(error?.kind == .malformed)
    #expect(error?.code == "policy/size")
  }

  @Test("an endless device is read up to the limit only")
  func endless() {
    #expect(throws: Fault.tooLarge(maximum: 100_000, offered: nil)) {
      try ProofSource.file("/dev/zero").read(maximumCount: 100_000)
    }
  }

  @Test("a missing file and a folder are unreadable")
  func unreadable() {
    for path in ["/nowhere/at/all", "/"] {
      let error = #expect(throws: Fault.self) {
        try ProofSource.file(FilePath(path)).read(maximumCount: 100)
      }
      #expect(error?.kind == .unreadable)
    }
  }
}
