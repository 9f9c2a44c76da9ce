#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system says of this process, under the names that Prometheus' clients use.
struct ProcessFigures {
  let startTime: Double
  let processorSeconds: Double
  let residentByteCount: Int
  let openDescriptorCount: Int

  /// Nil where there is no /proc, or it can't be read: unknown figures are left out.
  static var current: ProcessFigures? {
    let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
    guard ticks > 0, let stat = content("/proc/self/stat"), let all = content("/proc/stat"),
      let descriptors = entryCount("/proc/self/fd")
    else { return nil }
    // The name of the program, in brackets, may have blanks; fields are counted behind it.
    guard let bracket = stat.lastIndex(of: ")") else { return nil }
    let fields = stat[bracket...].split(separator: " ").dropFirst().map { Double($0) }
    guard fields.count > 21, let user = fields[11], let system = fields[12],
      let start = fields[19], let pages = fields[21],
      let line = all.split(separator: "\n").first(where: { $0.hasPrefix("btime ") }),
      let boot = Double(line.dropFirst(6))
    else { return nil }
    return ProcessFigures(
      startTime: boot + start / ticks,
      processorSeconds: (user + system) / ticks,
      residentByteCount: Int(pages) * Int(sysconf(Int32(_SC_PAGESIZE))),
      openDescriptorCount: descriptors
    )
  }

  /// The figures in the text format of Prometheus.
  var text: String {
    let rows = [
      ("process_cpu_seconds_total", "counter", "Processor time taken.", "\(processorSeconds)"),
      ("process_open_fds", "gauge", "Descriptors that are open.", "\(openDescriptorCount)"),
      ("process_resident_memory_bytes", "gauge", "Memory in use.", "\(residentByteCount)"),
      ("process_start_time_seconds", "gauge", "When it began, since 1970.", "\(startTime)"),
    ]
    return rows.map { name, type, explanation, value in
      "# HELP \(name) \(explanation)\n# TYPE \(name) \(type)\n\(name) \(value)\n"
    }.joined()
  }

  private static func content(_ path: String) -> String? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    // Both files are a few kilobytes; more than this is not looked at.
    var bytes = [UInt8](repeating: 0, count: 1 << 18)
    var count = 0
    while count < bytes.count {
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
        return unsafe read(descriptor, rest.baseAddress, rest.count)
      }
      guard got >= 0 else { return nil }
      guard got > 0 else { break }
      count += got
    }
    return String(decoding: bytes[..<count], as: UTF8.self)
  }

  /// How many entries a folder has, without itself, its parent and the descriptor that reads it.
  private static func entryCount(_ path: String) -> Int? {
    guard let folder = unsafe opendir(path) else { return nil }
    defer { unsafe closedir(folder) }
    var count = 0
    while unsafe readdir(folder) != nil { count += 1 }
    return max(0, count - 3)
  }
}
