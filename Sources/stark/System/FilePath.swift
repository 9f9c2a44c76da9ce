import ArgumentParser
import StarkAlgebra
import StarkVerdicts

/// A path as the operating system takes it: bytes other than zero, which need not be text.
///
/// Paths of a command line, of folders and of lines for a worker are all kept so: to decode a name
/// that is no UTF-8 would give one that leads nowhere, and the file would never be looked at.
package struct FilePath: Hashable, Sendable {
  package let bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The path of these characters in UTF-8.
  package init(_ text: String) {
    self.init(bytes: Array(text.utf8))
  }

  /// The path of what is called `name` in the folder of this path.
  func appending(_ name: [UInt8]) -> FilePath {
    let slash = UInt8(ascii: "/")
    return FilePath(bytes: bytes + (bytes.last == slash ? [] : [slash]) + name)
  }

  /// The characters of which this is the path in UTF-8; nil if it is none.
  var text: String? { String(validating: bytes, as: UTF8.self) }
}

extension FilePath: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) {
    self.init(text)
  }
}

extension FilePath: CustomStringConvertible {
  /// The path for people and for JSON: bytes that belong to no character as `\xff`.
  package var description: String {
    if let text { return text }
    var description = ""
    ArgumentText.walk(bytes) { scalar, _ in
      description.unicodeScalars.append(scalar)
    } stray: { byte in
      description += "\\x" + Self.digits(of: byte)
    }
    return description
  }

  private static func digits(of byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}

extension FilePath {
  /// The path in an argument of the command line.
  ///
  /// Throws if it is empty, as where a variable of the shell is not set, or `-`, which stands for a
  /// stream where one can be given, and for nothing here.
  @Sendable
  static func argument(_ text: String) throws -> FilePath {
    guard !text.isEmpty else {
      throw ValidationError("The path is empty; is a variable not set?")
    }
    guard text != "-" else {
      throw ValidationError("“-” is no file here; a file of that name is ./-.")
    }
    return FilePath(bytes: ArgumentText.bytes(of: text))
  }

  /// The path of a file that a library opens, which takes nothing but text.
  @Sendable
  static func textArgument(_ text: String) throws -> String {
    guard let text = try argument(text).text else {
      throw ValidationError("The path is no text in UTF-8; give the file a name that is.")
    }
    return text
  }
}
