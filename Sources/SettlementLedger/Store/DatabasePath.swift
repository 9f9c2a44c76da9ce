/// The path of a file for SQLite, which would take some paths for something else.
///
/// To SQLite `:memory:` and the empty path are databases that nobody sees again, and a path that
/// begins with `file:` is an address, whose parameters can switch locks off or keep everything in
/// memory. None of this is so for a path that begins with `/` or `./`.
package struct DatabasePath: Hashable, Sendable {
  /// What to give to SQLite.
  package let text: String

  /// The file at `path`, whatever the path looks like; the empty one is the folder that one is in,
  /// and so no file.
  package init(_ path: String) {
    text = path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
  }
}
