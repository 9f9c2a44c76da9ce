import StarkVerdicts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Answer {
  /// Hands the report over to the caller, and answers with the code.
  ///
  /// The caller's memory is written at the two places only, whatever happens.
  func deliver(
    _ place: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    _ lengthPlace: UnsafeMutablePointer<Int>?
  ) -> Int32 {
    unsafe place?.pointee = nil
    unsafe lengthPlace?.pointee = 0
    guard let place = unsafe place, var report else { return status.rawValue }
    let count = report.utf8.count
    guard let copy = unsafe malloc(count + 1) else { return ExitStatus.fault.rawValue }
    // The block has room for the text and the zero byte after it.
    let bytes = unsafe UnsafeMutableRawBufferPointer(start: copy, count: count + 1)
    report.withUTF8 { unsafe bytes.copyMemory(from: UnsafeRawBufferPointer($0)) }
    unsafe bytes[count] = 0
    unsafe place.pointee = copy.bindMemory(to: CChar.self, capacity: count + 1)
    unsafe lengthPlace?.pointee = count
    return status.rawValue
  }

  /// Frees a report that `deliver` handed over.
  static func free(_ report: UnsafeMutablePointer<CChar>?) {
    // The counterpart of `malloc`; the name alone would be that of this function.
    #if canImport(Glibc)
      unsafe Glibc.free(report)
    #elseif canImport(Musl)
      unsafe Musl.free(report)
    #elseif canImport(Darwin)
      unsafe Darwin.free(report)
    #endif
  }
}
