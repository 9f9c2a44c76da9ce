extension String {
  /// The text with control characters replaced, fit to be shown on a terminal.
  ///
  /// Names of files and of things in proofs come from others; an escape sequence in them could
  /// otherwise rewrite a verdict on the screen.
  package var withoutControlCharacters: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: text.append("\u{fffd}")
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
