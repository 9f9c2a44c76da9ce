/// What a fuzzer runs on inputs of its choice.
public protocol FuzzTarget {
  /// Does something with `input`, which must end in a value or a typed error, never in a trap.
  ///
  /// Properties that must hold of what comes out are checked by preconditions: to a fuzzer, a
  /// failed one is a crash.
  static func run(_ input: [UInt8])
}
