package import StarkFaults

/// Turns the paths of a command line into the proofs they stand for.
package enum ProofSearch {
  /// What was met: every entry of a folder is one of these, and none is left out.
  package enum Finding: Equatable, Sendable {
    /// A proof that was named, whatever is in it.
    case proof(ProofSource)
    /// A file in a folder that was named, which is a proof unless its readers know it for something
    /// else.
    case candidate(FilePath)
    /// What is not looked into.
    case passedOver(PassedOver)
    /// What cannot be looked into.
    case failure(FilePath, Fault)
    /// The end of a folder that was named, in which there should have been a proof.
    case end(ofFolder: FilePath)
  }

  /// The findings for `paths`, in their order.
  ///
  /// `-` is standard input and a file is itself, whatever is in it. Of a folder, and of the folders
  /// in it, every file is a candidate, in the order of their names. Hidden files, links to folders,
  /// which could lead in circles, and pipes, devices and sockets are passed over, and told. A link
  /// to a file is that file. What cannot be listed or looked at is a failure: nobody knows that it
  /// is not the proof that matters.
  ///
  /// - Cost: a few system calls for each entry, and memory for each path.
  package static func findings(in sources: [ProofSource]) -> [Finding] {
    sources.flatMap { source in
      guard case .file(let path) = source else { return [Finding.proof(source)] }
      return findings(at: path)
    }
  }

  private static func findings(at path: FilePath) -> [Finding] {
    do {
      guard try FileKind(at: path) == .folder else { return [.proof(.file(path))] }
    } catch {
      return [.failure(path, error)]
    }
    return findings(below: path) + [.end(ofFolder: path)]
  }

  private static func findings(below folder: FilePath) -> [Finding] {
    var findings: [Finding] = []
    // What is still to be looked at, the next one last.
    var pending: [(path: FilePath, isHidden: Bool)] = [(folder, false)]
    while let (path, isHidden) = pending.popLast() {
      guard !isHidden else {
        findings.append(.passedOver(PassedOver(path, .hidden)))
        continue
      }
      do {
        switch path == folder ? .itself(.folder) : try FileKind.ofEntry(at: path) {
        case .itself(.folder):
          for name in try names(inFolder: path).reversed() {
            pending.append((path.appending(name), name.first == UInt8(ascii: ".")))
          }
        case .itself(.regular), .link(to: .regular): findings.append(.candidate(path))
        case .link(to: .folder): findings.append(.passedOver(PassedOver(path, .linkToFolder)))
        case .itself(.other), .link(to: .other):
          findings.append(.passedOver(PassedOver(path, .device)))
        }
      } catch {
        findings.append(.failure(path, error))
      }
    }
    return findings
  }
}
