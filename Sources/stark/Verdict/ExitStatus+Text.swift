import StarkVerdicts

extension ExitStatus {
  /// The word that a verdict for people begins with.
  func word(_ style: TextStyle) -> String {
    let word = name.uppercased()
    return switch self {
    case .accepted: style.green(word)
    case .rejected, .fault: style.red(word)
    default: style.yellow(word)
    }
  }
}
