/// One thing that is wrong: which check, where, what it expected and what it found.
///
/// A fault is made where the check fails, by a constructor that stands beside the check:
///
///     extension Fault {
///       static func notAscending(at location: JSONLocation) -> Fault {
///         Fault(.malformed, "malformed/order", "entries do not ascend", at: location)
///       }
///     }
///
/// Nothing translates it on its way out: its code is the same in every interface, and its kind
/// alone decides how a process, a line or a request ends.
package struct Fault: Error, Equatable, Sendable {
  /// Whom a fault speaks of.
  package enum Kind: String, CaseIterable, Sendable {
    /// The file is not what it should be.
    case malformed
    /// The file is sound as far as it can be told, and of a sort that this version doesn't know.
    case unsupported
    /// What it holds is sound, and the caller's policy doesn't take it.
    case refused
    /// A check of the protocol failed.
    case rejected
    /// The file, or what else was to be read or written, could not be.
    case unreadable
    /// The question makes no sense.
    case usage
    /// Whoever asked doesn't wait for the answer any more, so there is none.
    case cancelled
    /// This program is at fault.
    case broken
  }

  package let kind: Kind
  /// The stable name, in kebab case with slashes.
  package let code: String
  /// A sentence for people.
  package let summary: String
  /// A path in JSON, a byte offset, a layer or a row; nil where the summary says it all.
  package let location: String?
  package let expected: String?
  package let found: String?
  /// Values for those few who act on a fault and don't only tell it.
  package private(set) var details: [any FaultDetail]

  package init(
    _ kind: Kind,
    _ code: String,
    _ summary: String,
    at location: (any CustomStringConvertible)? = nil,
    expected: String? = nil,
    found: String? = nil,
    detail: (any FaultDetail)? = nil
  ) {
    self.kind = kind
    self.code = code
    self.summary = summary
    self.location = location?.description
    self.expected = expected
    self.found = found
    details = detail.map { [$0] } ?? []
  }

  /// The detail of this type that was added last; nil if there is none.
  package subscript<Detail: FaultDetail>(type: Detail.Type) -> Detail? {
    details.lazy.compactMap { $0 as? Detail }.last
  }

  /// The same fault with one detail more.
  package func with(_ detail: some FaultDetail) -> Fault {
    var fault = self
    fault.details.append(detail)
    return fault
  }

  /// Whether all is the same, details included.
  package static func == (x: Fault, y: Fault) -> Bool {
    x.kind == y.kind && x.code == y.code && x.summary == y.summary && x.location == y.location
      && x.expected == y.expected && x.found == y.found
      && x.details.elementsEqual(y.details) { $0.equals($1) }
  }
}

/// A value that belongs to a fault, such as the file that it was met in or the number that a
/// settled program has for it.
package protocol FaultDetail: Equatable, Sendable {
  /// Words before the summary, for whoever sees nothing else; nil if the detail gives none.
  var context: String? { get }
}

extension FaultDetail {
  package var context: String? { nil }

  /// Whether `other` is the same value of the same type.
  fileprivate func equals(_ other: any FaultDetail) -> Bool {
    (other as? Self).map { $0 == self } ?? false
  }
}

extension Fault: CustomStringConvertible {
  /// Summary, place, expected and found in one line.
  package var description: String {
    var text = summary
    if let location { text += " at \(location)" }
    if let expected { text += "; expected \(expected)" }
    if let found { text += expected == nil ? "; found \(found)" : ", found \(found)" }
    return text
  }
}
