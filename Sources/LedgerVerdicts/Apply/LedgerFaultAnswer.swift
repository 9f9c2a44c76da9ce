package import StarkFaults
import StarkJSON
import StarkVerdicts

extension Fault {
  /// The answer of whoever can't tell what he was asked about a ledger: one line of JSON, schema 1.
  ///
  /// - `name`: the name of the ledger.
  package func answer(aboutLedger name: String) -> String {
    let status = ExitStatus(kind)
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("schema") { $0.number(1) }
      writer.member("ledger") { $0.string(name) }
      writer.member("outcome") { $0.string(status.name) }
      writer.member("exit_code") { $0.number(status.rawValue) }
      writer.member("failure") { $0.reason(self, file: name, batch: nil) }
    }
    return writer.text
  }
}
