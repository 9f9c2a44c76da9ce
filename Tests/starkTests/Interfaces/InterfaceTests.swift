import Foundation
import StarkVerdicts
import TestSupport
import Testing
import StarkSettlement

/// The command, the C library and Python are compared with Swift in the tests of the C library.
@Suite(
  "Every interface",
  .enabled(if: CommandRunner.isBuilt, "the program is not beside the tests")
)
struct InterfaceTests {
  @Test("the worker gives the codes and verification ids that Swift gives")
  func worker() throws {
    let cases = try EmbeddingCase.all()
    let lines = try cases.map { try $0.workerLine() }
    let answers = try WorkerProcess.answers(to: lines.joined(), "--jobs", "2")
    try #require(answers.count == cases.count)
    for (question, answer) in zip(cases, answers) {
      #expect(answer.id == question.name)
      try question.expectSame(answer)
    }
  }

  @Test("the service gives the codes and verification ids that Swift gives")
  func service() throws {
    let folder = try TemporaryFolder()
    let cases = try EmbeddingCase.all()
    // A policy that has no name can be that of the service only.
    let policies = Set(cases.compactMap(\.ownPolicy))
    #expect(policies.count == 1)
    let own = try policies.map { try folder.write($0, to: "policy.json") }
    let services = [
      try ServiceProcess(data: folder.path + "/named.db", log: folder.path + "/named.log"),
      try ServiceProcess(
        data: folder.path + "/own.db",
        log: folder.path + "/own.log",
        own.flatMap { ["--policy", $0] }
      ),
    ]
    for question in cases {
      let port = services[question.ownPolicy == nil ? 0 : 1].port
      let answer = try question.ask(port: port)
      #expect(answer.status == 200, "\(question)")
      try question.expectSame(WorkerAnswer(Data(answer.body.utf8)))
    }
    for service in services {
      service.signal(SIGTERM)
      #expect(service.wait() == 0)
    }
  }

  @Test("no interface takes a policy that calls itself as a named one does and asks for less")
  func reservedNames() throws {
    let folder = try TemporaryFolder()
    let weak = #"{"schema":1,"name":"provable-128","minimum_bits":{}}"#
    let path = try folder.write(weak, to: "weak.json")
    let proof = ProofFile.shipped("plain-keccak256").url.path
    let lines = [
      #"{"id":"inline","path":"\#(proof)","policy":\#(weak)}"#,
      #"{"id":"file","path":"\#(proof)","policy":"\#(path)"}"#,
      #"{"id":"name","path":"\#(proof)","policy":"provable-128"}"#,
    ]
    let answers = try WorkerProcess.answers(to: lines.joined(separator: "\n"))
    #expect(answers.map(\.exitCode) == [64, 64, 2])
    #expect(answers.map(\.code) == ["line/policy", "line/policy", "policy/security-bits"])
    let data = folder.path + "/answers.db"
    let commands = [
      ["verify", "--policy", path, proof], ["settle", "check", "--policy", path, "--proof", proof],
      ["serve", "--port", "0", "--data", data, "--policy", path], ["worker", "--policy", path],
    ]
    for command in commands { #expect(try CommandRunner.run(command).code == 64, "\(command)") }
    #expect(try CommandRunner.run("verify", "--policy", "provable-128", proof).code == 2)
  }

  @Test("there are enough questions, and every outcome that files can have is among the answers")
  func variety() throws {
    let cases = try EmbeddingCase.all()
    #expect(cases.count >= 40)
    #expect(Set(try cases.map { try $0.expected().code }).isSuperset(of: [0, 1, 2, 3]))
  }
}

extension EmbeddingCase {
  /// The policy of the case, if it isn't one of those that have names.
  fileprivate var ownPolicy: String? { policy.flatMap { $0.hasPrefix("{") ? $0 : nil } }

  fileprivate func expectSame(_ answer: WorkerAnswer) throws {
    let expected = try expected()
    #expect(answer.exitCode == expected.code, "\(name)")
    #expect(answer.verificationID == expected.id, "\(name)")
    // What is wrong with a file is told in the same words everywhere.
    #expect(
      Self.words(of: answer.members) == Self.words(of: expected.report as? [String: Any] ?? [:]),
      "\(name)"
    )
  }

  /// What a report says went wrong, of a proof or of batches.
  private static func words(of report: [String: Any]) -> [String?] {
    let failure = report["failure"] as? [String: Any] ?? [:]
    return ["code", "reason"].map { report[$0] as? String }
      + ["code", "reason", "location", "expected", "found"].map { failure[$0] as? String }
  }

  fileprivate func workerLine() throws -> String {
    func data(_ bytes: [UInt8]) -> [String: String] { ["data": Data(bytes).base64EncodedString()] }
    var members: [String: Any] = ["id": name]
    if let own = ownPolicy {
      members["policy"] = try JSONSerialization.jsonObject(with: Data(own.utf8))
    } else if let policy {
      members["policy"] = policy
    }
    switch question {
    case .proof(let bytes):
      members["proof"] = Data(bytes).base64EncodedString()
    case .batches(let input, let options):
      members["proof"] = Data(input.proof).base64EncodedString()
      members["batch"] = input.batches.map(data)
      members["require"] = options.requiredLevels.map(\.rawValue)
      if let previous = input.previous { members["previous"] = data(previous) }
      if options.task > 0 { members["task"] = options.task }
      if !options.program.isEmpty { members["program"] = options.program }
    }
    let line = try JSONSerialization.data(withJSONObject: members)
    return String(decoding: line, as: UTF8.self) + "\n"
  }

  /// What the service at `port` answers.
  fileprivate func ask(port: UInt16) throws -> HTTPConnection.Answer {
    let named = ownPolicy == nil ? policy : nil
    switch question {
    case .proof(let bytes):
      return try HTTPConnection.ask(
        port: port,
        "POST",
        "/v1/verify" + (named.map { "?policy=\($0)" } ?? ""),
        ["Content-Type: application/json"],
        body: Data(bytes)
      )
    case .batches(let input, let options):
      var body = Data()
      func add(_ name: String, _ content: Data) {
        body += Data(
          "--interfaces\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n".utf8
        )
        body += content + Data("\r\n".utf8)
      }
      add("proof", Data(input.proof))
      for batch in input.batches { add("batch", Data(batch)) }
      if let previous = input.previous { add("previous", Data(previous)) }
      if let named { add("policy", Data(named.utf8)) }
      if options.task > 0 { add("task", Data("\(options.task)".utf8)) }
      if !options.program.isEmpty { add("program", Data(options.program.utf8)) }
      for level in options.requiredLevels { add("require", Data(level.rawValue.utf8)) }
      return try HTTPConnection.ask(
        port: port,
        "POST",
        "/v1/batches",
        ["Content-Type: multipart/form-data; boundary=interfaces"],
        body: body + Data("--interfaces--\r\n".utf8)
      )
    }
  }
}
