/// Something a report shows: a name and a value in words.
public struct Finding: Hashable, Sendable {
  /// Such as `positions root`.
  public let name: String
  /// The value as people read it.
  public let value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
