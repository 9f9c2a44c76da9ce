import ArgumentParser
import StarkService
import StarkVerdicts

/// Files with one token each.
enum TokenFiles {
  /// The tokens in the files at `paths`.
  static func tokens(in paths: [FilePath]) throws -> BearerTokens {
    var texts: [String] = []
    for path in paths {
      do {
        let bytes = try ProofSource.file(path).read(
          maximumCount: UInt64(BearerTokens.maximumLength) + 2
        )
        texts.append(String(decoding: bytes, as: UTF8.self))
      } catch {
        Diagnostics.error("token file \(path.description.withoutControlCharacters): \(error)")
        throw ExitCode(ExitStatus.unreadable.rawValue)
      }
    }
    do {
      return try BearerTokens(texts)
    } catch {
      throw ValidationError(
        """
        A token has \(BearerTokens.minimumLength) to \(BearerTokens.maximumLength) visible \
        characters, and nothing else is in its file.
        """
      )
    }
  }
}
