/// What the operating system answered instead of doing what it was asked for.
package struct SystemError: Error, Equatable, Sendable {
  /// The value of `errno`.
  package let code: Int32
}
