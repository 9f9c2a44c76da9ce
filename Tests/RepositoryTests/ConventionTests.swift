import Foundation
import Testing

@Suite("Conventions of the source tree")
struct ConventionTests {
  @Test("there are sources to look at")
  func sourcesExist() {
    #expect(SourceTree.sources.count > 100)
    #expect(SourceTree.tests.count > 20)
  }

  @Test("a file has at most 500 lines, tables apart")
  func fileLength() {
    for file in SourceTree.sources + SourceTree.tests where !file.isTable {
      #expect(file.lines.count <= 501, "\(file.path)")
    }
  }

  @Test("a comment has at most 100 columns, which the formatter does not see to")
  func commentWidth() {
    for file in SourceTree.sources + SourceTree.tests {
      let long = file.lines.firstIndex { line in
        line.count > 100 && line.trimmingCharacters(in: .whitespaces).hasPrefix("//")
      }
      #expect(long == nil, "\(file.path):\((long ?? 0) + 1)")
    }
  }

  @Test("half of the source files have fewer than 170 lines")
  func medianLength() {
    let lengths = SourceTree.sources.filter { !$0.isTable }.map(\.lines.count).sorted()
    #expect(lengths[lengths.count / 2] < 170)
  }

  @Test("Foundation is imported by formats, executables, stores and tests only")
  func foundation() {
    let free = ["Sources/stark/", "Sources/SettlementLedger/", "Sources/StarkService/Store/"]
    for file in SourceTree.sources
    where !file.path.contains("/Format/") && !free.contains(where: file.path.hasPrefix) {
      let imports = file.code.filter { $0.text.hasSuffix("import Foundation") }
      #expect(imports.isEmpty, "\(file.path)")
    }
  }

  @Test("unsafe code stands in bounded reads and kernels only")
  func unsafeCode() {
    for file in SourceTree.sources
    where file.name != "Span+Reading.swift" && !file.name.hasSuffix("+Kernel.swift") {
      let uses = file.code.filter { $0.text.contains(/\bunsafe\b(?!-)/) }
      #expect(uses.isEmpty, "\(file.path):\(uses.first?.number ?? 0)")
    }
  }

  @Test("threads are made in one place, which is no place that waits until one can be made")
  func threads() throws {
    // Of those that libraries of the service have, its start sees to it that they can be made.
    let service = ["Sources/StarkService/", "Sources/stark/Service/"]
    let makers = try SourceTree.sources.filter { file in
      guard !service.contains(where: file.path.hasPrefix) else { return false }
      return try file.code.contains { try Self.makesThreads($0.text) }
    }
    #expect(makers.map(\.path) == ["Sources/StarkVerifier/WorkThread+Kernel.swift"])
    // Not even the service computes on threads of Dispatch.
    for file in SourceTree.sources {
      let uses = file.code.filter { $0.text.contains(/\bDispatchQueue\b|\bconcurrentPerform\b/) }
      #expect(uses.isEmpty, "\(file.path):\(uses.first?.number ?? 0)")
    }
    for line in ["DispatchQueue.global().async {", "Task { work() }", "OperationQueue()"] {
      #expect(try Self.makesThreads(line))
    }
    for line in ["Task.isCancelled", "let thread = WorkThread {", "DispatchSemaphore(value: 0)"] {
      #expect(try !Self.makesThreads(line))
    }
  }

  private static func makesThreads(_ line: String) throws -> Bool {
    let makers = [
      "pthread_create", "DispatchQueue", "DispatchSource", "concurrentPerform", "OperationQueue",
      "Thread\\(", "detachNewThread", "Task *[({]", "Task\\.detached", "async let",
      "with\\w*TaskGroup",
      "NIOThreadPool", "EventLoopGroup",
    ]
    return try line.contains(Regex("\\b(\(makers.joined(separator: "|")))"))
  }

  @Test("no forced unwrapping, trapping, printing or unfinished code in sources")
  func forbiddenWords() {
    let forbidden = [
      "try!", "as!", "fatalError(", "TO" + "DO", "FIX" + "ME", "@unchecked Sendable",
      "nonisolated(unsafe)", "@_cdecl", "@_exported",
    ]
    for file in SourceTree.sources {
      for (number, text) in file.code {
        for word in forbidden {
          #expect(!text.contains(word), "\(file.path):\(number)")
        }
        if !file.path.hasPrefix("Sources/stark/") {
          #expect(!text.contains(/\bprint\(/), "\(file.path):\(number)")
        }
      }
    }
  }

  @Test("a table of constants has a test that recomputes it")
  func constantsAreRecomputed() {
    let testNames = Set(SourceTree.tests.map(\.name))
    for file in SourceTree.sources where file.name.hasSuffix("Constants.swift") {
      let subject = file.name.replacing(".swift", with: "").replacing("+", with: "")
      #expect(testNames.contains("\(subject)Tests.swift"), "\(file.path)")
    }
  }

  @Test("names say what a thing is")
  func names() {
    for file in SourceTree.sources + SourceTree.tests {
      for word in ["Manager", "Helper", "Utils", "Utility", "Common", "Misc", "Extensions"] {
        #expect(!file.name.contains(word), "\(file.path)")
      }
    }
  }
}
