import Foundation
import SettlementLedger
import StarkFaults
import StarkSettlement
import StarkVerdicts
import Testing
import TestSupport
import stark

@Suite(
  "What can't be settled",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct UnsupportedTests {
  @Test(
    "a proof of a kind that is not known is code 4, and makes no ledger",
    arguments: [
      (#""layout":"small""#, #""layout":"tiny""#, "unsupported/layout"),
      (#""field":"PrimeField0""#, #""field":"PrimeField9""#, "unsupported/field"),
      (#""proof_parameters":{"#, #""proof_parameters":{"channel_hash":"md5","#, "unsupported/hash"),
    ]
  )
  func proof(text: String, replacement: String, code: String) throws {
    let folder = try TemporaryFolder()
    let sound = String(decoding: try SettlementInput.proof.sound(), as: UTF8.self)
    #expect(sound.contains(text))
    let path = try folder.write(sound.replacing(text, with: replacement), to: "proof.json")
    let ledger = folder.path + "/chain.db"
    for command in SettlementInput.proof.commands(ledger: ledger) {
      let outcome = try CommandRunner.run(command + ["--proof", path])
      #expect(outcome.code == 4)
      #expect(outcome.output.hasPrefix("UNSUPPORTED "))
      #expect(outcome.output.contains("(\(code))\n"), "\(outcome.output)")
      let json = try CommandRunner.run(command + ["--proof", path, "--json"])
      #expect(json.code == 4)
      #expect(json.output.contains(#""outcome":"unsupported","exit_code":4"#))
    }
    #expect(!FileManager.default.fileExists(atPath: ledger))
  }

  @Test("a release that is known by name only is code 4, and named")
  func release() throws {
    let old = try #require(Perpetual.releases.first { $0.version == "v3.1" })
    var verdict = SettlementVerdict(
      files: SettlementFileNames(proof: "old.json"),
      policy: "sharp-96"
    )
    do throws(Fault) {
      _ = try Perpetual.release(pinnedBy: old.hash)
    } catch {
      verdict.fail(error)
    }
    #expect(verdict.status == .unsupported)
    let text = verdict.text(style: TextStyle(isColoured: false))
    #expect(text.hasPrefix("UNSUPPORTED old.json"))
    #expect(text.contains("(unsupported/release)\n"))
    #expect(text.contains("  found     perpetual v3.1\n"))
  }

  @Test("a release that can't be settled can't be asked for either", arguments: ["v3.1", "v1.0"])
  func choice(version: String) throws {
    let arguments = ["--proof", ShippedChain.proof, "--program", "perpetual-\(version)"]
    let outcome = try CommandRunner.run(["settle", "check"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.error.contains("perpetual-v3.2"))
  }

  @Test(
    "a position of another exchange can't be claimed: code 4",
    .enabled(if: SharedMaterial.isPresent, "the shared material is not beside the repository")
  )
  func escape() throws {
    let folder = try TemporaryFolder()
    let ledger = folder.path + "/spot.db"
    let batch = BatchFolder.shared("starkex/spot/batch1")
    let apply = try CommandRunner.run(
      ["settle", "apply", "--ledger", ledger, "--proof", batch.url.path + "/small/proof.json"]
        + ["--batch", batch.url.path + "/batch.json"]
    )
    #expect(apply.code == 0, "\(apply.output)")
    let escape = ["settle", "escape", "--ledger", ledger, "--position", "1"]
    let outcome = try CommandRunner.run(escape)
    #expect(outcome.code == 4)
    #expect(outcome.output.contains("(escape/program)\n"))
  }
}
