extension String {
  /// How often `text` occurs.
  package func components(of text: String) -> Int { ranges(of: text).count }
}
