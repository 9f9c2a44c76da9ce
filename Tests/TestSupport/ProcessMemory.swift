import Foundation

/// The memory of the running process.
package enum ProcessMemory {
  /// The most bytes that were ever resident, or 0 where the system does not say.
  package static var peak: Int {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Int($0) }
    return 1024 * (kilobytes ?? 0)
  }
}
