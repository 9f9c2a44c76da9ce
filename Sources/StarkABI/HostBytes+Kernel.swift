import CStarkVerify
import StarkFaults

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Bytes in the memory of the program that calls, under the name that its header gives them.
///
/// Safe as far as anything can be that rests on the caller's word: they are read during the call
/// that passed them only, from the first to the last that the caller counted, and never written.
@safe
struct HostBytes {
  let name: String
  private let start: UnsafeRawPointer?
  private let length: Int

  /// The `length` bytes from `start` on, a `size_t`: beyond the greatest `Int` it is negative here.
  init(_ name: String, _ start: UnsafeRawPointer?, _ length: Int) {
    self.name = name
    unsafe self.start = start
    self.length = length
  }

  /// The bytes that `bytes` describes.
  init(_ name: String, _ bytes: stark_bytes) {
    unsafe self.init(name, bytes.data, bytes.length)
  }

  /// Nothing, which is the caller's way to leave something out.
  var isAbsent: Bool { unsafe start == nil && length == 0 }

  /// How many there are.
  ///
  /// - Throws: that there cannot be such bytes.
  func count() throws(Fault) -> Int {
    guard unsafe start != nil else { throw .callNull(name) }
    guard length >= 0 else { throw .callLength(name) }
    return length
  }

  /// A copy of the bytes.
  ///
  /// - Throws: that there cannot be such bytes, that they are more than `maximumCount`, or that
  ///   there is no memory for a copy; none was read then.
  func copy(maximumCount: Int) throws(Fault) -> [UInt8] {
    let count = try count()
    guard count <= maximumCount else { throw .callLength(name) }
    // An array that gets no memory ends the process of the host, so a block that may be refused is
    // asked for first. What was freed can be had again, unless another thread takes it meanwhile.
    guard count < .max - Self.arrayHeaderRoom,
      let block = unsafe Self.block(count + Self.arrayHeaderRoom)
    else { throw .callMemory(name, byteCount: count) }
    unsafe free(block)
    // `count` has seen that `start` is not null.
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  /// More than an array takes beside its elements.
  private static let arrayHeaderRoom = 64

  /// A block of so many bytes; nil if it cannot be had.
  ///
  /// On its own, since a compiler that saw a block asked for and freed would leave both out.
  @inline(never)
  private static func block(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    unsafe malloc(byteCount)
  }

  /// What an array of the caller's describes, each named by its place.
  ///
  /// - Throws: that there is no such array, or that it has more elements than any question needs.
  static func list(
    _ name: String,
    of elementName: String,
    _ start: UnsafePointer<stark_bytes>?,
    _ count: Int
  ) throws(Fault) -> [HostBytes] {
    guard count != 0 else { return [] }
    guard let bytes = unsafe UnsafeRawPointer(start) else { throw .callNull(name) }
    guard (0...Int(STARK_MAXIMUM_COUNT)).contains(count) else { throw .callLength(name) }
    return (0..<count).map { index in
      let offset = unsafe index * MemoryLayout<stark_bytes>.stride
      let element = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: stark_bytes.self)
      return unsafe HostBytes("\(elementName) \(index + 1)", element)
    }
  }
}
