/// Why the file of accepted questions can't be used.
package enum JobStoreFault: Error, Equatable, Sendable {
  /// The file holds something else, or was written by a later version.
  case foreign
  /// A row does not hold what its table promises.
  case damaged
  /// SQLite refuses, say because the disk is full or another service has the file.
  case database(reason: String)
}

extension JobStoreFault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .foreign: "the file is not one of accepted questions, or one of a later version"
    case .damaged: "the file holds a row that makes no sense"
    case .database(let reason): reason
    }
  }
}
