import StarkAlgebra
import StarkCairo
import StarkJSON

extension CairoPublicInput {
  /// Decodes `public_input`.
  init(decoding object: JSONObject, limits: StoneLimits) throws(StoneFileError) {
    let layoutName = try object.text("layout")
    guard ExactName(layoutName).isOne(of: CPULayout.names) else {
      throw .unsupported(.layout(layoutName.shortened))
    }
    try self.init(
      layoutName: layoutName,
      stepCount: object.powerOfTwo("n_steps", in: StoneLimits.stepCount),
      rangeCheckMinimum: object.integer("rc_min", in: StoneLimits.rangeCheckBound),
      rangeCheckMaximum: object.integer("rc_max", in: StoneLimits.rangeCheckBound),
      segments: Self.segments(of: object.object("memory_segments")),
      publicMemory: PublicMemoryDecoder.cells(of: object.value("public_memory"), limits: limits),
      dynamicParameters: Self.dynamicParameters(of: object, layoutName: layoutName, limits: limits)
    )
  }

  /// Decodes the segments, whose names must be known; which must be there depends on the layout.
  private static func segments(
    of object: JSONObject
  ) throws(StoneFileError) -> [SegmentName: MemorySegment] {
    let members = try decoded { () throws(JSONError) in try object.members(maximumCount: 64) }
    var segments: [SegmentName: MemorySegment] = [:]
    for (name, value) in members {
      guard let segment = SegmentName(name) else {
        throw .malformed(.json(.unknownMember(at: value.location)))
      }
      let bounds = try value.asObject()
      segments[segment] = try MemorySegment(
        begin: bounds.integer("begin_addr", in: StoneLimits.any),
        stop: bounds.integer("stop_ptr", in: StoneLimits.any)
      )
    }
    return segments
  }

  /// Decodes the parameters of the `dynamic` layout; the others must have none.
  ///
  /// Otherwise a file could show parameters that nothing binds or checks.
  private static func dynamicParameters(
    of object: JSONObject,
    layoutName: String,
    limits: StoneLimits
  ) throws(StoneFileError) -> [String: UInt64]? {
    guard ExactName(layoutName) == "dynamic" else {
      guard let value = try object.valueIfPresent("dynamic_params"), !value.isNull else {
        return nil
      }
      let members = try value.asObject()
      let isEmpty = try decoded { () throws(JSONError) in
        try members.members(maximumCount: limits.dynamicParameterCount).isEmpty
      }
      guard isEmpty else { throw .malformed(.unexpectedDynamicParameters(at: value.location)) }
      return nil
    }
    let parameters = try object.object("dynamic_params")
    let members = try decoded { () throws(JSONError) in
      try parameters.members(maximumCount: limits.dynamicParameterCount)
    }
    var values: [String: UInt64] = [:]
    for (name, value) in members { values[name] = try value.integer(in: StoneLimits.any) }
    return values
  }
}
