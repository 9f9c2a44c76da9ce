import ArgumentParser
import StarkVerdicts
import StarkVerifier

/// `stark policies`: what the named policies ask for.
struct PoliciesCommand: AnsweringCommand {
  static let configuration = CommandConfiguration(
    commandName: "policies",
    abstract: "Show what the named policies ask for.",
    discussion: """
      A policy is also a file. To make your own, start from a named one and edit it:

        stark policies sharp-96 --json > ours.json
        stark verify --policy ours.json proof.json
      """
  )

  @Argument(
    help: "The policy to show; all if none is given.",
    completion: .list(AcceptancePolicy.named.map(\.name))
  )
  var name: String?

  @Flag(help: "Print policy files, one a line.")
  var json = false

  func validate() throws {
    if let name, AcceptancePolicy.named(name) == nil {
      throw ValidationError(PolicyChoiceError.unknownName(name).description)
    }
  }

  func answer(to output: Output) throws -> ExitStatus {
    var shown = AcceptancePolicy.named
    if let name { shown.removeAll { $0.name != name } }
    let texts = shown.map { json ? $0.json + "\n" : $0.text(style: output.style) }
    output.write(texts.joined(separator: json ? "" : "\n"))
    return .accepted
  }
}
