/// A random element the verifier drew, typed by what it is for.
///
/// `Role` is a marker type. Passing the point z where the coefficient α belongs does not compile,
/// and only a channel can make a challenge.
package struct Challenge<Role, Element: Sendable>: Sendable {
  package let value: Element

  init(_ value: Element) { self.value = value }
}
