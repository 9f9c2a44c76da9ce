extension SparseTree {
  /// Whether nothing is known of the tree but its root.
  package var isUnknown: Bool {
    if case .opaque = top { true } else { false }
  }
}

extension PatriciaTree {
  /// Whether nothing is known of the tree but its root.
  package var isUnknown: Bool { top.isOpaque }
}
