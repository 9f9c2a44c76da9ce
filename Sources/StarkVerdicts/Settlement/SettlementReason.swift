package import StarkSettlement
package import StarkVerifier

/// Why a settlement was not accepted: the check, the place, and the numbers that differ.
package struct SettlementReason: Equatable, Sendable {
  /// The level the check belongs to; nil if a file could not be read so far.
  package var level: SettlementLevel?
  /// The file that is at fault, by its path; nil if none is alone.
  package var file: String?
  /// The stable name of the check, such as `replay/signature`.
  package var code: String
  /// A sentence for people.
  package var text: String
  package var location: String?
  package var expected: String?
  package var found: String?
  /// The error that the exchange's own program has for it.
  package var starkExError: StarkExError?
  /// What to try instead, for people at a command line; nil if nothing comes to mind.
  package var advice: String?

  package init(level: SettlementLevel?, file: String?, code: String, text: String) {
    self.level = level
    self.file = file
    self.code = code
    self.text = text
    advice = Self.advice(on: code)
  }

  /// What helps whoever meets a code that mostly stands for an option left out.
  private static func advice(on code: String) -> String? {
    switch code {
    case "statement/batch-count":
      "a batch file for each task, or --task N for the one that the file is of"
    case "ledger/start-unknown":
      "the batches before it first, or --previous FILE with the state that it starts from"
    default: nil
    }
  }
}

extension SettlementReason {
  /// The reason in `failure`, of a check of `level` in `file`.
  package init(_ failure: Failure, level: SettlementLevel?, file: String? = nil) {
    self.init(level: level, file: file, code: failure.code, text: failure.summary)
    location = failure.location
    expected = failure.expected
    found = failure.found
  }

  /// The reason in `failure` of reading `file`, in which something that is `wanted` should be.
  private init(
    _ failure: Failure,
    level: SettlementLevel?,
    file: String?,
    wanted: RecognisedFile
  ) {
    self.init(failure, level: level, file: file)
    guard let recognised = failure.recognised else { return }
    advice = recognised.advice(insteadOf: wanted, at: file ?? "")
  }

  /// The reason in `error`, met at the batch with `position` among `files`.
  package init(_ error: SettlementError, at position: Int, of files: SettlementFileNames) {
    switch error {
    case .proof(let error):
      self.init(error, file: files.proof)
    case .malformed(.batch, let failure):
      let batch = files.batches.indices.contains(position) ? files.batches[position] : nil
      self.init(failure, level: nil, file: batch, wanted: .batch(.perpetual))
    case .malformed(.state, let failure):
      self.init(failure, level: nil, file: files.previous, wanted: .state(.perpetual))
    case .malformed(.facts, let failure):
      self.init(failure, level: nil, file: files.facts, wanted: .facts)
    case .unsupported(let failure), .refused(let failure):
      self.init(failure, level: .statement)
    case .rejected(let rejection):
      self.init(rejection.failure, level: rejection.level)
      starkExError = rejection.starkExError
    }
  }

  private init(_ error: VerificationError, file: String) {
    switch error {
    case .malformed(let failure), .unsupported(let failure), .rejected(let failure):
      self.init(failure, level: .proof, file: file, wanted: .proof)
    case .refused(let refusal):
      self.init(level: .proof, file: file, code: refusal.code, text: refusal.description)
    case .cancelled:
      self.init(level: .proof, file: file, code: error.code, text: error.description)
    }
  }
}

extension StarkExError {
  /// Such as `invalid-signature`.
  package var name: String {
    var name = ""
    for letter in "\(self)" {
      if letter.isUppercase { name += "-" }
      name += letter.lowercased()
    }
    return name
  }
}

extension SettlementLevel {
  /// The name for people.
  package var title: String { rawValue.replacing("-", with: " ") }
}
