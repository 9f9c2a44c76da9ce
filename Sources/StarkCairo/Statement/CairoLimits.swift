/// What a layout allows the statement of a proof to say, for one trace length.
package struct CairoLimits: Equatable, Sendable {
  /// The segments that the layout has, in its order.
  package let segments: [SegmentName]
  /// The instances of each builtin that the trace holds: N / (rows per instance).
  ///
  /// A builtin of the layout that is not listed, as an unused one of `dynamic`, has none. `output`
  /// is not listed: its cells are ordinary memory.
  package let instanceCapacities: [Builtin: UInt64]
  /// The public accesses that the trace holds: N / (rows per public access).
  package let publicMemoryCapacity: UInt64

  /// The instances of `builtin` that the trace holds; none if the layout does not list it.
  package func instanceCapacity(of builtin: Builtin) -> UInt64 {
    guard let capacity = instanceCapacities[builtin] else { return 0 }
    return capacity
  }

  package init(
    segments: [SegmentName],
    instanceCapacities: [Builtin: UInt64],
    publicMemoryCapacity: UInt64
  ) {
    self.segments = segments
    self.instanceCapacities = instanceCapacities
    self.publicMemoryCapacity = publicMemoryCapacity
  }

  /// The builtins that the layout has, in its order.
  package var builtins: [Builtin] { segments.builtins }
}
