package import StarkFaults

/// When the contract takes a batch (specification of settlement, 1.10, 2 and 3).
package enum UpdateRule {
  /// How far the time of a state may lie behind that of its update: less than seven days.
  package static let longestLag: UInt64 = 7 * 24 * 3600
  /// How far it may lie ahead: less than four hours.
  package static let longestLead: UInt64 = 4 * 3600

  /// Throws unless `updateTime` − 7 d < `stateTime` < `updateTime` + 4 h and the hour of the update
  /// is before `expiration`.
  ///
  /// A state of a program without time, nil, is at no wrong time.
  package static func check(
    stateTime: UInt64?,
    expiration: UInt64,
    updateTime: UInt64
  ) throws(Fault) {
    guard updateTime / 3600 < expiration else {
      throw .factsExpired(at: updateTime, minimumExpiration: expiration)
    }
    guard let stateTime else { return }
    let first = updateTime < longestLag ? 0 : updateTime - longestLag + 1
    let allowed = first...updateTime.adding(longestLead - 1)
    guard allowed.contains(stateTime) else {
      throw .factsUpdateTime(allowed: allowed, found: stateTime)
    }
  }
}
