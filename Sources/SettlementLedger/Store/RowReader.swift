import Foundation
import GRDB
import StarkAlgebra

/// Reads the columns of a row from left to right, each by what it has to be.
///
/// A column that is something else means a damaged file.
struct RowReader {
  private let row: Row
  private let table: String
  private var column = 0

  init(_ row: Row, of table: String) {
    self.row = row
    self.table = table
  }

  mutating func integer<Value: FixedWidthInteger>() throws -> Value {
    try next { if case .int64(let value) = $0 { Value(exactly: value) } else { nil } }
  }

  /// A number of things, or the place of one among others, below 2³¹ so that arithmetic can't
  /// overflow.
  mutating func count() throws -> Int {
    let count = Int(try integer() as Int32)
    guard count >= 0 else { throw damage }
    return count
  }

  mutating func flag() throws -> Bool {
    switch try integer() as Int64 {
    case 0: false
    case 1: true
    default: throw damage
    }
  }

  /// A finite number.
  mutating func real() throws -> Double {
    try next {
      switch $0 {
      case .double(let value): value.isFinite ? value : nil
      case .int64(let value): Double(value)
      default: nil
      }
    }
  }

  /// A text of at most `maximum` bytes.
  mutating func text(maximum: Int = 256) throws -> String {
    try next {
      if case .string(let value) = $0, value.utf8.count <= maximum { value } else { nil }
    }
  }

  mutating func unsigned() throws -> UInt64 { try blob { UInt64(stored: $0) } }

  mutating func wide() throws -> UInt128 { try blob { UInt128(stored: $0) } }

  mutating func wideSigned() throws -> Int128 { try blob { Int128(stored: $0) } }

  mutating func element() throws -> Felt252 { try blob { Felt252(stored: $0) } }

  mutating func digest() throws -> Bytes32 { try blob { Bytes32(stored: $0) } }

  mutating func data() throws -> Data { try blob { $0 } }

  /// What `read` makes of the column, or nil if that is NULL.
  mutating func optional<Value>(
    _ read: (inout RowReader) throws -> Value
  ) throws -> Value? {
    guard column < row.count else { throw StoreFault.damaged(table: table) }
    let value: DatabaseValue = row[column]
    guard !value.isNull else {
      column += 1
      return nil
    }
    return try read(&self)
  }

  /// The error for a value that the table should never hold.
  var damage: StoreFault { .damaged(table: table) }

  private mutating func blob<Value>(_ read: (Data) -> Value?) throws -> Value {
    try next { if case .blob(let data) = $0 { read(data) } else { nil } }
  }

  private mutating func next<Value>(
    _ read: (DatabaseValue.Storage) -> Value?
  ) throws -> Value {
    guard column < row.count else { throw damage }
    let stored: DatabaseValue = row[column]
    guard let value = read(stored.storage) else { throw damage }
    column += 1
    return value
  }
}

extension Database {
  /// All rows of a query on `table`, each read by `read`.
  func all<Value>(
    _ table: String,
    _ sql: String,
    _ arguments: StatementArguments = [],
    read: (inout RowReader) throws -> Value
  ) throws -> [Value] {
    let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    var values: [Value] = []
    while let row = try cursor.next() {
      var reader = RowReader(row, of: table)
      values.append(try read(&reader))
    }
    return values
  }

  /// All rows of a query on `table` whose first column counts them from `first` on.
  func series<Value>(
    _ table: String,
    _ sql: String,
    from first: Int = 0,
    read: (inout RowReader) throws -> Value
  ) throws -> [Value] {
    var number = first
    return try all(table, sql) { reader in
      guard try reader.count() == number else { throw reader.damage }
      number += 1
      return try read(&reader)
    }
  }

  /// The first row of a query on `table`, nil if there is none.
  func first<Value>(
    _ table: String,
    _ sql: String,
    _ arguments: StatementArguments = [],
    read: (inout RowReader) throws -> Value
  ) throws -> Value? {
    let cursor = try Row.fetchCursor(cachedStatement(sql: sql), arguments: arguments)
    guard let row = try cursor.next() else { return nil }
    var reader = RowReader(row, of: table)
    return try read(&reader)
  }

  /// Executes a statement that is kept prepared.
  func run(_ sql: String, _ arguments: StatementArguments = []) throws {
    try cachedStatement(sql: sql).execute(arguments: arguments)
  }
}
