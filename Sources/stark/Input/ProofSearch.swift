/// Turns the paths of a command line into the proofs they stand for.
package enum ProofSearch {
  /// A proof to verify, or a path that leads to none.
  package enum Finding: Equatable, Sendable {
    case proof(ProofSource)
    case failure(path: String, InputError)
  }

  /// The findings for `paths`, in their order.
  ///
  /// `-` is standard input and a file is itself, whatever is in it. A folder is searched with the
  /// folders in it, in the order of their names, for files that look like proofs; hidden files and
  /// links to folders are passed over. Files beyond `maximumCount` bytes are not looked into.
  package static func findings(in paths: [String], maximumCount: UInt64) -> [Finding] {
    paths.flatMap { findings(at: $0, maximumCount: maximumCount) }
  }

  private static func findings(at path: String, maximumCount: UInt64) -> [Finding] {
    guard path != "-" else { return [.proof(.standardInput)] }
    do {
      switch try FileKind(at: path) {
      case .regular, .other:
        return [.proof(.file(path))]
      case .folder:
        let found = try findings(below: path, maximumCount: maximumCount)
        return found.isEmpty ? [.failure(path: path, .noProof)] : found
      }
    } catch {
      return [.failure(path: path, error)]
    }
  }

  /// What is in `folder`: files that look like proofs, and what cannot be read.
  private static func findings(
    below folder: String,
    maximumCount: UInt64
  ) throws(InputError) -> [Finding] {
    var found: [Finding] = []
    // A stack of paths, the next one last.
    var pending = try entries(of: folder)
    while let path = pending.popLast() {
      do {
        switch FileKind(ofEntryAt: path) {
        case .folder:
          pending += try entries(of: path)
        case .regular(let byteCount):
          let source = ProofSource.file(path)
          if try source.looksLikeProof(byteCount: byteCount, maximumCount: maximumCount) {
            found.append(.proof(source))
          }
        case .other, nil:
          break
        }
      } catch {
        found.append(.failure(path: path, error))
      }
    }
    return found
  }

  /// The paths of what is in `folder`, the first name last.
  private static func entries(of folder: String) throws(InputError) -> [String] {
    let names = try visibleNames(inFolder: folder)
    return names.reversed().map { folder.hasSuffix("/") ? folder + $0 : folder + "/" + $0 }
  }
}
