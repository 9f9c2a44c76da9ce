/// Why the file of accepted questions can't be used.
package enum JobStoreFault: Error, Equatable, Sendable {
  /// The file holds something else, or was written by a later version.
  case foreign
  /// A row does not hold what its table promises, or a page is not one of a database.
  case damaged
  /// The file has other tables than those that are made in it, or triggers.
  case schema
  /// The file at the path is not the one that was opened: it was removed, or another took its
  /// place.
  case replaced
  /// SQLite refuses, say because the disk is full or another service has the file.
  case database(reason: String)
}

extension JobStoreFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .foreign: "the file is not one of accepted questions, or one of a later version"
    case .damaged: "the file is damaged, or holds a row that makes no sense"
    case .schema: "the file has other tables or triggers than those that are made in it"
    case .replaced: "the file was removed, or another took its place"
    case .database(let reason): reason
    }
  }
}
