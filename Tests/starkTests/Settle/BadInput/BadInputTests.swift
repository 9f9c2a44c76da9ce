import Foundation
import Testing
import TestSupport
import stark

@Suite(
  "Files that are not what they should be",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct BadInputTests {
  /// Settles with the file at `path`, and expects code 3 for `code` at `location`.
  private func expectMalformed(
    _ input: SettlementInput,
    _ path: String,
    _ code: String,
    at location: String?,
    _ ledger: borrowing UntouchedLedger
  ) throws {
    for command in input.commands(ledger: ledger.path) {
      let outcome = try CommandRunner.run(command + input.arguments(path))
      #expect(outcome.code == 3, "\(command): \(outcome.output)")
      #expect(outcome.output.hasPrefix("MALFORMED "))
      #expect(outcome.output.contains("(\(code))\n"), "\(outcome.output)")
      #expect(outcome.output.contains("  file      \(path)\n"))
      if let location { #expect(outcome.output.contains("  where     \(location)")) }
      #expect(outcome.error.isEmpty)
    }
    #expect(try ledger.isUntouched())
  }

  @Test("the files that the others are made of are sound", arguments: SettlementInput.allCases)
  func sound(input: SettlementInput) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(input.sound(), to: "sound.json")
    for command in input.commands(ledger: folder.path + "/new.db") {
      // A chain starts with its first batch, or from a state that is given.
      let outcome = try CommandRunner.run(command + input.arguments(path))
      #expect(outcome.code == 0, "\(command): \(outcome.output)")
    }
  }

  @Test(
    "a text that is no such file is code 3, with its path and place",
    arguments: SettlementInput.allCases,
    BadText.allCases
  )
  func text(input: SettlementInput, fault: BadText) throws {
    // Stone's own files have members that don't count, and may nest them: that is unsupported.
    if input == .proof, fault == .unknownMember || fault == .nestedMember { return }
    let ledger = try UntouchedLedger.make()
    let path = try ledger.folder.write(fault.spoil(input.sound()), to: "bad.json")
    let (code, location) = fault.verdict(on: input)
    try expectMalformed(input, path, code, at: location, ledger)
  }

  @Test("so is one value that is of another kind, out of range or unknown", arguments: BadValue.all)
  func value(bad: BadValue) throws {
    let ledger = try UntouchedLedger.make()
    let text = String(decoding: try bad.input.sound(), as: UTF8.self)
    let place = try #require(text.firstRange(of: bad.text))
    let spoilt = text.replacingCharacters(in: place, with: bad.replacement)
    let path = try ledger.folder.write(spoilt, to: "bad.json")
    try expectMalformed(bad.input, path, bad.code, at: bad.location + " (byte ", ledger)
  }

  @Test(
    "so is a sound file in the place of another",
    arguments: SettlementInput.allCases,
    SettlementInput.allCases
  )
  func confused(input: SettlementInput, other: SettlementInput) throws {
    guard input != other else { return }
    let ledger = try UntouchedLedger.make()
    let path = try ledger.folder.write(other.sound(), to: "other.json")
    let code =
      switch (input, other) {
      case (.proof, _): "malformed/unknown-format"
      case (.facts, .proof), (.facts, .batch): "malformed/too-large"
      default: "malformed/unknown-member"
      }
    try expectMalformed(input, path, code, at: input == .proof ? nil : "", ledger)
  }

  @Test("a file that claims a gigabyte is refused unread", arguments: SettlementInput.allCases)
  func huge(input: SettlementInput) throws {
    let ledger = try UntouchedLedger.make()
    let path = try ledger.folder.claim(1 << 30, by: "huge.json")
    let start = ContinuousClock.now
    try expectMalformed(input, path, "policy/size", at: nil, ledger)
    // To read it would take longer.
    #expect(start.duration(to: .now) < .seconds(20))
  }

  @Test("a file that can't be read is code 66, by its path", arguments: SettlementInput.allCases)
  func unreadable(input: SettlementInput) throws {
    let ledger = try UntouchedLedger.make()
    for path in [ledger.folder.path + "/none.json", ledger.folder.path] {
      for command in input.commands(ledger: ledger.path) {
        let outcome = try CommandRunner.run(command + input.arguments(path))
        #expect(outcome.code == 66)
        #expect(outcome.output.contains("(input/unreadable)\n"))
        #expect(outcome.output.contains("  file      \(path)\n"))
      }
    }
    #expect(try ledger.isUntouched())
  }

  @Test(
    "a policy file that is none is code 64, with its path and place",
    arguments: [
      ("", "(root)"), ("[]", "(root)"), (#"{"schema": 1, "#, "(root)"),
      (#"{"schema": 1, "name": "x", "minimum_bits": {}, "bits": 1}"#, "bits"),
      (#"{"schema": 1, "name": 7, "minimum_bits": {}}"#, "name"),
      (#"{"schema": 1, "name": "x", "minimum_bits": {"proven": 513}}"#, "minimum_bits.proven"),
      (#"{"a": "# + String(repeating: "[", count: 1_000_000), "a"),
    ]
  )
  func policy(text: String, location: String) throws {
    let ledger = try UntouchedLedger.make()
    let path = try ledger.folder.write(text, to: "policy.json")
    try expectUsage(path, "\(location)", ledger)
  }

  @Test("so is one that is not UTF-8, or claims a gigabyte")
  func policyBytes() throws {
    let ledger = try UntouchedLedger.make()
    let bytes = Data(#"{"name": ""#.utf8) + [0xff, 0x22, 0x7d]
    try expectUsage(ledger.folder.write(bytes, to: "bytes.json"), "name", ledger)
    try expectUsage(ledger.folder.claim(1 << 30, by: "huge.json"), "more than 1,048,576", ledger)
  }

  private func expectUsage(
    _ policy: String,
    _ words: String,
    _ ledger: borrowing UntouchedLedger
  ) throws {
    for command in SettlementInput.proof.commands(ledger: ledger.path) {
      let arguments = ["--proof", ShippedChain.proof, "--policy", policy]
      let outcome = try CommandRunner.run(command + arguments)
      #expect(outcome.code == 64)
      #expect(outcome.error.contains("\(policy): "), "\(outcome.error)")
      #expect(outcome.error.contains(words), "\(outcome.error)")
      #expect(outcome.output.isEmpty)
    }
    #expect(try ledger.isUntouched())
  }
}
