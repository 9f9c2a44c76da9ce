import Foundation
import StarkVerifier
import TestSupport
import Testing

@Suite(
  "Installing the C library",
  .enabled(if: InstalledLibrary.canBeBuilt, "no C compiler, make or binutils, or no library")
)
struct InstallTests {
  private static let headerOfSources = CProgram.header.appending(path: "starkverify.h")

  @Test("puts the library, the header and the version of these sources where they are looked for")
  func install() throws {
    let library = try InstalledLibrary.shared()
    let folder = try TemporaryFolder()
    let run = try library.make(["install", "DESTDIR=\(folder.path)", "PREFIX=/usr"])
    #expect(run.code == 0, "\(run.error)")
    let root = URL(filePath: folder.path + "/usr")
    let header = try Data(contentsOf: root.appending(path: "include/starkverify.h"))
    #expect(try header == Data(contentsOf: Self.headerOfSources))
    let options = try String(
      contentsOf: root.appending(path: "lib/pkgconfig/starkverify.pc"),
      encoding: .utf8
    )
    #expect(options.contains("\nVersion: \(Verifier.version)\n"))
    for name in ["libstarkverify.so", "libstarkverify.so.1"] {
      let installed = root.appending(path: "lib/\(name)").resolvingSymlinksInPath()
      #expect(try Data(contentsOf: installed) == Data(contentsOf: library.file))
    }
  }

  @Test("stops if the library is older than the sources, and installs nothing")
  func olderLibrary() throws {
    for name in ["libstarkverify.so.1", "libstarkverify.a"] {
      let folder = try TemporaryFolder()
      let copy = try self.copy(into: folder)
      try FileManager.default.setAttributes(
        [.modificationDate: Date(timeIntervalSince1970: 1_000_000_000)],
        ofItemAtPath: copy.folder.appending(path: name).path
      )
      let run = try copy.make(["install", "DESTDIR=\(folder.path)", "PREFIX=/usr"])
      #expect(run.code != 0)
      #expect(run.error.contains("\(name) is older than "), "\(run.error)")
      #expect(run.error.contains("run make first"))
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/usr"))
    }
  }

  @Test("stops if the library says another version than the sources, and installs nothing")
  func otherVersion() throws {
    let folder = try TemporaryFolder()
    let copy = try self.copy(into: folder)
    let arguments = ["install", "DESTDIR=\(folder.path)", "PREFIX=/usr", "version=9.9.9"]
    let run = try copy.make(arguments)
    #expect(run.code != 0)
    #expect(run.error.contains(" has version \(Verifier.version) and interface 1, "))
    #expect(run.error.contains("the sources have 9.9.9 and 1; run make first"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/usr"))
  }

  @Test("builds with the functions of the header, no fewer and no more")
  func functions() throws {
    let functions = try CProgram.functions()
    #expect(functions.count >= 5)
    let folder = RepositoryFolder.root.appending(path: "Sources/CStarkVerify/Install")
    let makefile = try String(contentsOf: folder.appending(path: "Makefile"), encoding: .utf8)
    let map = try String(contentsOf: folder.appending(path: "starkverify.map"), encoding: .utf8)
    let list = try #require(makefile.firstMatch(of: /\nfunctions := ((?:.*\\\n)*.*)\n/)).1
    #expect(Set(list.matches(of: /stark_\w+/).map { String($0.0) }) == functions)
    #expect(Set(map.matches(of: /(stark_\w+);/).map { String($0.1) }) == functions)
  }

  @Test("stays in the process once loaded, and cannot be written to where it is constant")
  func linking() throws {
    let library = try InstalledLibrary.shared()
    let reader = try #require(ProgramRun.program("readelf"))
    let run = try ProgramRun(of: reader, ["-dlW", library.file.path])
    let flags = try #require(run.output.firstMatch(of: /\(FLAGS_1\).*/)).0
    #expect(flags.contains("NODELETE"))
    #expect(flags.contains("NOW"))
    let segments = run.output.split(separator: "\n")
    #expect(segments.contains { $0.contains("GNU_RELRO") })
    #expect(segments.contains { $0.contains("GNU_STACK") && $0.contains(" RW ") })
    #expect(!run.output.contains("TEXTREL"))
  }

  /// The library in a folder of its own.
  private func copy(into folder: borrowing TemporaryFolder) throws -> InstalledLibrary {
    let copy = InstalledLibrary(folder: URL(filePath: folder.path + "/built"))
    try FileManager.default.copyItem(at: InstalledLibrary.shared().folder, to: copy.folder)
    return copy
  }
}
