import StarkAlgebra

/// A strict scanner of RFC 8259, which checks a document and records its values.
///
/// Beyond the grammar it demands Unicode text without unpaired surrogates in every string, as
/// I-JSON (RFC 7493, §2.1) does. It recurses once per open bracket, so the limit on nesting
/// bounds the stack; everything else is one pass with eight-byte steps inside strings.
struct JSONScanner {
  /// The names of the root's members whose content is recorded; nil for all.
  private let keptMembers: [String]?
  /// The member of the root that, if it is an object, is recorded as the root is.
  private let wrapper: String?
  private let limits: JSONLimits
  private var depth = 0
  private var isInWrapper = false
  private var isRecording = true
  /// The next byte to read.
  var position = 0
  private(set) var tokens: [JSONToken] = []

  init(limits: JSONLimits, keptMembers: [String]?, wrapper: String? = nil) {
    self.limits = limits
    self.keptMembers = keptMembers
    self.wrapper = wrapper
  }

  /// Scans a whole document.
  ///
  /// A byte order mark before it is passed over, as RFC 8259, §8.1 allows; it tells nothing.
  mutating func scanDocument(_ bytes: Span<UInt8>) throws(JSONError) {
    guard bytes.count <= limits.byteCount else {
      throw .tooLarge(byteCount: bytes.count, maximum: limits.byteCount)
    }
    position = bytes.byteOrderMarkLength
    skipWhitespace(bytes)
    try scanValue(bytes)
    skipWhitespace(bytes)
    guard position == bytes.count else { throw unexpected(bytes, expected: .endOfDocument) }
  }

  private mutating func scanValue(_ bytes: Span<UInt8>) throws(JSONError) {
    guard position < bytes.count else { throw unexpected(bytes, expected: .value) }
    switch bytes[position] {
    case UInt8(ascii: "\""):
      let (start, hasEscapes) = try scanText(bytes)
      try record(bytes, .string, from: start, to: position - 1, hasEscapes: hasEscapes)
    case UInt8(ascii: "{"):
      try scanObject(bytes)
    case UInt8(ascii: "["):
      try scanArray(bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let start = position
      try scanNumber(bytes)
      try record(bytes, .number, from: start, to: position)
    case UInt8(ascii: "t"):
      try scanLiteral(bytes, "true", .true)
    case UInt8(ascii: "f"):
      try scanLiteral(bytes, "false", .false)
    case UInt8(ascii: "n"):
      try scanLiteral(bytes, "null", .null)
    default:
      throw unexpected(bytes, expected: .value)
    }
  }

  private mutating func scanObject(_ bytes: Span<UInt8>) throws(JSONError) {
    let index = try open(bytes, .object)
    skipWhitespace(bytes)
    if !skip(UInt8(ascii: "}"), bytes) {
      repeat {
        skipWhitespace(bytes)
        try scanMember(bytes)
        skipWhitespace(bytes)
      } while skip(UInt8(ascii: ","), bytes)
      guard skip(UInt8(ascii: "}"), bytes) else {
        throw unexpected(bytes, expected: .commaOrClosingBrace)
      }
    }
    close(index)
  }

  private mutating func scanArray(_ bytes: Span<UInt8>) throws(JSONError) {
    let index = try open(bytes, .array)
    skipWhitespace(bytes)
    if !skip(UInt8(ascii: "]"), bytes) {
      repeat {
        skipWhitespace(bytes)
        try scanValue(bytes)
        skipWhitespace(bytes)
      } while skip(UInt8(ascii: ","), bytes)
      guard skip(UInt8(ascii: "]"), bytes) else {
        throw unexpected(bytes, expected: .commaOrClosingBracket)
      }
    }
    close(index)
  }

  private mutating func scanMember(_ bytes: Span<UInt8>) throws(JSONError) {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      throw unexpected(bytes, expected: .memberName)
    }
    let (start, hasEscapes) = try scanText(bytes)
    let end = position - 1
    try record(bytes, .name, from: start, to: end, hasEscapes: hasEscapes)
    skipWhitespace(bytes)
    guard skip(UInt8(ascii: ":"), bytes) else { throw unexpected(bytes, expected: .colon) }
    skipWhitespace(bytes)
    guard let keptMembers, depth == 1 || (depth == 2 && isInWrapper) else {
      return try scanValue(bytes)
    }
    let name = ExactName(JSONText.decoded(bytes, from: start, to: end))
    guard !name.isOne(of: keptMembers) else { return try scanValue(bytes) }
    let valueStart = position
    let isWrapper = depth == 1 && wrapper.map { name.isOne(of: [$0]) } == true
    if isWrapper, position < bytes.count, bytes[position] == UInt8(ascii: "{") {
      isInWrapper = true
      try scanValue(bytes)
      isInWrapper = false
      return
    }
    isRecording = false
    try scanValue(bytes)
    isRecording = true
    try record(bytes, .unread, from: valueStart, to: position)
  }

  private mutating func scanLiteral(
    _ bytes: Span<UInt8>,
    _ literal: StaticString,
    _ kind: JSONToken.Kind
  ) throws(JSONError) {
    let start = position
    for byte in literal.description.utf8 {
      guard skip(byte, bytes) else { throw unexpected(bytes, expected: .value) }
    }
    try record(bytes, kind, from: start, to: position)
  }

  @inline(always)
  private mutating func skipWhitespace(_ bytes: Span<UInt8>) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0a, 0x0d: position += 1
      default: return
      }
    }
  }

  /// Steps over `byte` if it is the next one.
  @inline(always)
  private mutating func skip(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }
}

// MARK: - Recording

extension JSONScanner {
  /// Steps over an opening bracket and returns the index of the container's token.
  private mutating func open(
    _ bytes: Span<UInt8>,
    _ kind: JSONToken.Kind
  ) throws(JSONError) -> Int {
    guard depth < limits.nestingDepth else {
      throw .nestedTooDeeply(at: location(bytes, position), maximum: limits.nestingDepth)
    }
    let index = tokens.count
    try record(bytes, kind, from: position, to: position)
    if isRecording { tokens[index].next = 0 }
    depth += 1
    position += 1
    return index
  }

  /// Completes the token of a container whose closing bracket has been read.
  private mutating func close(_ index: Int) {
    depth -= 1
    guard isRecording else { return }
    tokens[index].end = UInt32(truncatingIfNeeded: position)
    tokens[index].next = UInt32(truncatingIfNeeded: tokens.count)
  }

  @inline(always)
  private mutating func record(
    _ bytes: Span<UInt8>,
    _ kind: JSONToken.Kind,
    from start: Int,
    to end: Int,
    hasEscapes: Bool = false
  ) throws(JSONError) {
    guard isRecording else { return }
    guard tokens.count < limits.valueCount else {
      throw .tooManyValues(at: location(bytes, start), maximum: limits.valueCount)
    }
    tokens.append(
      JSONToken(
        kind: kind,
        hasEscapes: hasEscapes,
        start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end),
        next: UInt32(truncatingIfNeeded: tokens.count + 1)
      )
    )
  }
}

// MARK: - Errors

extension JSONScanner {
  /// The error for the byte at the current position.
  func unexpected(_ bytes: Span<UInt8>, expected: JSONExpectation) -> JSONError {
    .syntax(
      at: location(bytes, position),
      expected: expected,
      found: position < bytes.count ? bytes[position] : nil
    )
  }

  /// The offset with the path of what is being scanned.
  func location(_ bytes: Span<UInt8>, _ offset: Int) -> JSONLocation {
    JSONLocation(path: JSONTape.path(to: tokens.count, in: tokens, of: bytes), offset: offset)
  }
}
