import CGMP

/// The bridge between the limbs of an `Integer` and GMP.
///
/// Operands are lent to GMP for the duration of a call as read-only numbers over the array's own
/// memory. A result lives in a number that GMP allocates; it is copied out and freed in the
/// function that made it. So no GMP memory outlives a call, and no `Integer` can change.
extension Integer {
  typealias Source = UnsafePointer<__mpz_struct>
  typealias Destination = UnsafeMutablePointer<__mpz_struct>

  /// What `operation` writes to its first argument when given the two operands.
  static func combined(
    _ x: Integer,
    _ y: Integer,
    by operation: (Destination?, Source?, Source?) -> Void
  ) -> Integer {
    unsafe x.withView { x in
      unsafe y.withView { y in
        unsafe Integer { unsafe operation($0, x, y) }
      }
    }
  }

  /// What `operation` writes to its first argument when given self.
  func transformed(by operation: (Destination, Source) -> Void) -> Integer {
    unsafe withView { view in unsafe Integer { unsafe operation($0, view) } }
  }

  /// The result of `body` on self as a GMP number, valid only inside.
  func withView<Result>(_ body: (Source) -> Result) -> Result {
    unsafe limbs.withUnsafeBufferPointer { limbs in
      var view = unsafe __mpz_struct()
      unsafe __gmpz_roinit_n(&view, limbs.baseAddress, isNegative ? -limbs.count : limbs.count)
      return unsafe withUnsafePointer(to: view) { unsafe body($0) }
    }
  }

  /// The number that `body` writes to its argument, initially zero.
  init(writtenBy body: (Destination) -> Void) {
    var number = unsafe __mpz_struct()
    unsafe __gmpz_init(&number)
    unsafe body(&number)
    let limbs = unsafe UnsafeBufferPointer(
      start: __gmpz_limbs_read(&number),
      count: __gmpz_size(&number)
    )
    self.init(isNegative: unsafe number._mp_size < 0, limbs: unsafe Array(limbs))
    unsafe __gmpz_clear(&number)
  }

  /// The value of an optional minus sign, `0x` if the radix is 16 (optional), and digits.
  init?(_ text: some StringProtocol, radix: Int) {
    var digits = Substring(text)
    let isNegative = digits.hasPrefix("-")
    if isNegative { digits = digits.dropFirst() }
    if radix == 16, digits.hasPrefix("0x") { digits = digits.dropFirst(2) }
    // GMP would also take white space.
    let areDigits = digits.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): true
      case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): radix == 16
      default: false
      }
    }
    guard !digits.isEmpty, areDigits else { return nil }
    let magnitude = unsafe Integer { number in
      unsafe digits.withCString { unsafe _ = __gmpz_set_str(number, $0, Int32(radix)) }
    }
    self = isNegative ? -magnitude : magnitude
  }

  /// The lowercase digits, after a minus sign if negative.
  func digits(radix: Int) -> String {
    unsafe withView { view in
      // Room for the digits, a sign and the terminating zero.
      let capacity = unsafe __gmpz_sizeinbase(view, Int32(radix)) + 2
      var characters = [CChar](repeating: 0, count: capacity)
      unsafe _ = characters.withUnsafeMutableBufferPointer {
        unsafe __gmpz_get_str($0.baseAddress, Int32(radix), view)
      }
      let text = characters.prefix { $0 != 0 }
      return String(decoding: text.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }
}
