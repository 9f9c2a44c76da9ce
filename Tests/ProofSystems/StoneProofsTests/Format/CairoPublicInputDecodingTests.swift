import StarkAlgebra
import StarkCairo
import StoneProofs
import Testing

@Suite("The public input of a proof file")
struct CairoPublicInputDecodingTests {
  @Test("names a layout that Stone has")
  func layouts() {
    for name in CPULayout.names where name != "dynamic" {
      #expect(ProofFileText.error(replacing: "\"plain\"", with: "\"\(name)\"") == nil)
    }
    #expect(
      ProofFileText.error(replacing: "\"plain\"", with: "\"simple\"")
        == .unsupported(.layout("simple"))
    )
    #expect(
      ProofFileText.error(replacing: "\"plain\"", with: "5")?.summary
        == "number public_input.layout"
    )
  }

  @Test("has segments of known names, once each")
  func segments() {
    let path = "public_input.memory_segments"
    for (replacement, summary) in [
      (#""stack":{"begin_addr"#, "unknownMember \(path).stack"),
      (
        #""execution":{"begin_addr":1,"stop_ptr":2},"program":{"begin_addr"#,
        "duplicateMember \(path).execution"
      ),
      (#""program":{"start"#, "missingMember \(path).program.begin_addr"),
    ] {
      #expect(
        ProofFileText.error(replacing: #""program":{"begin_addr"#, with: replacement)?.summary
          == summary
      )
    }
    #expect(
      ProofFileText.error(replacing: #""memory_segments":{"#, with: #""memory_segments":[],"x":{"#)?
        .summary == "array \(path)"
    )
  }

  @Test("has parameters for the dynamic layout, and for no other")
  func dynamicParameters() throws {
    let path = "public_input.dynamic_params"
    func summary(_ replacement: String) -> String? {
      ProofFileText.error(
        replacing: #""dynamic_params":null,"layout":"plain""#,
        with: replacement
      )?.summary
    }
    #expect(summary(#""layout":"plain""#) == nil)
    #expect(summary(#""layout":"plain","dynamic_params":{}"#) == nil)
    #expect(
      summary(#""layout":"plain","dynamic_params":{"a":1}"#)
        == "unexpectedDynamicParameters \(path)"
    )
    #expect(summary(#""layout":"plain","dynamic_params":0"#) == "number \(path)")
    #expect(summary(#""layout":"dynamic","dynamic_params":{"a":1,"b":2}"#) == nil)
    #expect(summary(#""layout":"dynamic","dynamic_params":null"#) == "null \(path)")
    #expect(summary(#""layout":"dynamic""#) == "missingMember \(path)")
    #expect(summary(#""layout":"dynamic","dynamic_params":{"a":-1}"#) == "negative \(path).a")
    #expect(
      summary(#""layout":"dynamic","dynamic_params":{"a":1,"a":1}"#) == "duplicateMember \(path).a"
    )
    let many = (0..<513).map { "\"p\($0)\":0" }.joined(separator: ",")
    #expect(
      summary("\"layout\":\"dynamic\",\"dynamic_params\":{\(many)}")
        == "unsupported more than 512 \(path)"
    )
  }

  @Test("has memory values below p in their shortest form")
  func memoryValues() throws {
    let path = "public_input.public_memory[1].value"
    let p = Felt252.modulus
    for (value, summary) in [
      ("\"\(p)\"", "notFieldElement"),
      ("\"0x1\(String(p.description.dropFirst(2)))\"", "notFieldElement"),
      ("\"0x00\"", "unsupported leadingZero"), ("\"0x01\"", "unsupported leadingZero"),
      ("\"0x\"", "noDigits"),
      ("\"\"", "prefix"), ("\"12\"", "prefix"), ("\"0xA\"", "unsupported upperCaseDigit(at: 2)"),
      ("\"0x-1\"", "digit(at: 2)"), ("\"0X1\"", "prefix"), ("12", "number"), ("null", "null"),
      ("\"0x1\(String(repeating: "0", count: 64))\"", "tooManyDigits(65)"),
    ] {
      #expect(
        ProofFileText.error(replacing: "\"0x0\"", with: value)?.summary == "\(summary) \(path)"
      )
    }
    let file = try ProofFileText.decode(
      replacing: "\"0x0\"",
      with: "\"0x800000000000011000000000000000000000000000000000000000000000000\""
    )
    #expect(file.publicInput.publicMemory[1].value == .zero - .one)
  }

  @Test("has one value for each address")
  func contradictions() {
    let path = "public_input.public_memory"
    func summary(_ cell: String) -> String? {
      ProofFileText.error(replacing: "],\"rc_max\"", with: ",\(cell)],\"rc_max\"")?.summary
    }
    #expect(summary(#"{"address":2,"page":0,"value":"0x0"}"#) == nil)
    #expect(
      summary(#"{"address":2,"page":0,"value":"0x1"}"#) == "contradictoryCell 2 \(path)[4]"
    )
    #expect(
      summary(#"{"address":30,"page":0,"value":"0x1"}"#) == "contradictoryCell 30 \(path)[4]"
    )
    #expect(
      summary(#"{"address":31,"page":2,"value":"0x3"}"#) == "contradictoryCell 31 \(path)[4]"
    )
  }

  @Test("has pages of consecutive addresses after page 0, in any mixture")
  func pages() {
    let path = "public_input.public_memory"
    func summary(_ cells: String) -> String? {
      let memory = cells.split(separator: " ").map { cell in
        let parts = cell.split(separator: "@")
        return "{\"page\":\(parts[0]),\"address\":\(parts[1]),\"value\":\"0x7\"}"
      }
      return ProofFileText.error(
        replacing: "\"public_memory\":[",
        with: "\"public_memory\":[\(memory.joined(separator: ","))],\"unread\":["
      )?.summary
    }
    #expect(summary("0@1 1@10 0@5 2@20 1@11 0@3 2@21") == nil)
    #expect(summary("7@10 0@1 7@11") == nil)
    #expect(summary("0@1 1@10 1@12") == "discontinuousPage 1 \(path)[2]")
    #expect(summary("0@1 1@11 1@10") == "discontinuousPage 1 \(path)[2]")
    #expect(summary("0@1 1@10 1@10") == "discontinuousPage 1 \(path)[2]")
    #expect(
      summary("0@1 3@18446744073709551615 3@0") == "discontinuousPage 3 \(path)[2]"
    )
    #expect(summary("1@1 2@10") == "missingMainPage \(path)")
    #expect(summary("") == "emptyPublicMemory \(path)")
  }
}
