import Hummingbird
import NIOCore
import Synchronization

/// Accepts connections, and answers those who ask for the health of the service.
///
/// It has a thread of its own, which does nothing that takes time, so that health is told however
/// much the others have to do. A connection stays here until it sends something that is no
/// ``HealthProbe``; then it goes, with nothing read from it, to those who read and answer requests.
final class Acceptor: Sendable {
  /// How much may be open.
  struct Limits: Sendable {
    /// Connections that stay here; of more than these the longest silent one is closed.
    var heldCount: Int
    /// All connections; more are not accepted.
    var openCount: Int
    /// How long a connection may be silent here.
    var idleTime: Duration
  }

  /// A connection that stays here.
  private struct Held {
    /// Which of all connections it is; its descriptor has another one later.
    let id: Int
    var lastEvent: ContinuousClock.Instant
    var answerCount = 0
    /// The bytes of a probe that is not complete.
    var partCount = 0
    /// Whether its answer is still to come.
    var isAwaited = false
    /// Whether it was answered for the last time.
    var isEnding = false
  }

  /// What other threads leave here.
  private struct Inbox {
    var answers: [(socket: Socket, id: Int, probe: Asked, answer: HealthAnswer)] = []
    var isEnding = false
  }

  /// A probe and when it came.
  private struct Asked {
    let probe: HealthProbe
    let time: ContinuousClock.Instant
  }

  /// What only the thread of the acceptor has.
  private struct Desk {
    var held: [Socket: Held] = [:]
    var idCount = 0
    var buffer = [UInt8](repeating: 0, count: HealthProbe.maximumCount)
    /// Until when nothing is accepted, since there was no descriptor.
    var pauseEnd = ContinuousClock.now
    var lastSweep = ContinuousClock.now
  }

  let port: Int
  private let listening: Socket
  private let wake: (reading: Socket, writing: Socket)
  private let limits: Limits
  private let health: HealthRoutes
  private let record: RequestRecord
  private let inbox = Mutex(Inbox())
  private let handedOverCount = Atomic(0)
  private let heldCount = Atomic(0)
  private let closedCount = Atomic(0)

  /// How many requests a connection may have.
  private static let maximumAnswerCount = 1_000
  /// How many connections are accepted before those that are here are looked at.
  private static let acceptedPerTurn = 64
  /// How long the other end has to take its last answer.
  private static let endTime = Duration.seconds(1)
  private static let pause = Duration.milliseconds(20)

  /// Listens at `host` and `port`.
  ///
  /// - Throws: an `IOError` of the system, or what keeps a name from being resolved.
  init(
    host: String,
    port: Int,
    limits: Limits,
    health: HealthRoutes,
    record: RequestRecord
  ) throws {
    listening = try Socket.listening(host: host, port: port, backlog: 1024)
    guard let wake = Socket.pipe() else {
      listening.close()
      throw IOError(errnoCode: 0, reason: "no descriptor is free")
    }
    self.wake = wake
    self.port = listening.port ?? port
    self.limits = limits
    self.health = health
    self.record = record
  }

  deinit {
    wake.reading.close()
    wake.writing.close()
  }

  /// How many connections are here, and how many were closed for others so far.
  var counts: (open: Int, closed: Int) {
    (heldCount.load(ordering: .relaxed), closedCount.load(ordering: .relaxed))
  }

  /// Whether it accepts nothing any more.
  var isEnding: Bool { inbox.withLock(\.isEnding) }

  /// Lets ``run(handingOver:)`` return, after the connections that are here are closed.
  func end() {
    inbox.withLock { $0.isEnding = true }
    wake.writing.signal()
  }

  /// Notes that a connection that was handed over is closed.
  func release() { handedOverCount.subtract(1, ordering: .relaxed) }

  /// Accepts and answers until it is told to end; call it once, on a thread of its own.
  ///
  /// - `handOver`: takes a connection, and has to call ``release()`` when it is closed.
  func run(handingOver handOver: (Socket) -> Void) {
    var desk = Desk()
    while !isEnding { turn(&desk, handOver) }
    for socket in desk.held.keys { socket.close() }
    heldCount.store(0, ordering: .relaxed)
    listening.close()
  }

  private func turn(_ desk: inout Desk, _ handOver: (Socket) -> Void) {
    let isPaused = ContinuousClock.now < desk.pauseEnd
    let isFull = openCount(desk) >= limits.openCount
    var waited = [wake.reading] + (isPaused || isFull ? [] : [listening])
    // What came of a part is there until it is read, so there is no waiting for the rest.
    let parts = desk.held.filter { $0.value.partCount > 0 && !$0.value.isAwaited }.keys
    waited += desk.held.filter { $0.value.partCount == 0 && !$0.value.isAwaited }.keys
    let isSoon = isPaused || isFull || !parts.isEmpty
    let ready = Socket.wait(for: waited, milliseconds: isSoon ? 20 : 1000)
    for socket in ready {
      switch socket {
      case wake.reading: takeAnswers(&desk)
      case listening: accept(&desk, handOver)
      default: look(at: socket, &desk, handOver)
      }
    }
    for socket in parts { look(at: socket, &desk, handOver) }
    sweep(&desk)
    heldCount.store(desk.held.count, ordering: .relaxed)
  }

  private func openCount(_ desk: Desk) -> Int {
    desk.held.count + handedOverCount.load(ordering: .relaxed)
  }

  private func accept(_ desk: inout Desk, _ handOver: (Socket) -> Void) {
    for _ in 0..<Self.acceptedPerTurn where openCount(desk) < limits.openCount {
      switch listening.accept() {
      case .none: return
      case .full:
        desk.pauseEnd = ContinuousClock.now + Self.pause
        return closeLongestSilent(&desk)
      case .connection(let socket):
        if desk.held.count >= limits.heldCount { closeLongestSilent(&desk) }
        desk.idCount += 1
        desk.held[socket] = Held(id: desk.idCount, lastEvent: .now)
        look(at: socket, &desk, handOver)
      }
    }
  }

  /// Does what is to be done about the bytes that a connection has sent.
  private func look(at socket: Socket, _ desk: inout Desk, _ handOver: (Socket) -> Void) {
    guard let held = desk.held[socket], !held.isAwaited else { return }
    guard !held.isEnding else {
      if !socket.discard(HealthProbe.maximumCount) { close(socket, &desk) }
      return
    }
    switch socket.peek(&desk.buffer) {
    case .nothing: break
    case .end: close(socket, &desk)
    case .bytes(let count):
      switch HealthProbe.read(desk.buffer[..<count]) {
      // The client has given up on a part that can't be completed, or is still about to send the
      // rest: either way it is the longest silent one sooner or later.
      case .incomplete: desk.held[socket]?.partCount = count
      case .other:
        desk.held[socket] = nil
        handedOverCount.add(1, ordering: .relaxed)
        handOver(socket)
      case .probe(let probe):
        guard socket.discard(count) else { return close(socket, &desk) }
        desk.held[socket]?.partCount = 0
        desk.held[socket]?.lastEvent = .now
        ask(Asked(probe: probe, time: .now), from: socket, held.id, &desk)
      }
    }
  }

  private func ask(_ asked: Asked, from socket: Socket, _ id: Int, _ desk: inout Desk) {
    switch asked.probe.path {
    case .live: answer(health.live(), to: asked, at: socket, &desk)
    case .ready:
      // To write to the file may take time.
      desk.held[socket]?.isAwaited = true
      Task {
        let answer = await health.ready()
        inbox.withLock { $0.answers.append((socket, id, asked, answer)) }
        wake.writing.signal()
      }
    }
  }

  private func takeAnswers(_ desk: inout Desk) {
    _ = wake.reading.discard(HealthProbe.maximumCount)
    let answers = inbox.withLock { inbox in
      defer { inbox.answers = [] }
      return inbox.answers
    }
    for (socket, id, asked, answer) in answers where desk.held[socket]?.id == id {
      desk.held[socket]?.isAwaited = false
      self.answer(answer, to: asked, at: socket, &desk)
    }
  }

  private func answer(
    _ answer: HealthAnswer,
    to asked: Asked,
    at socket: Socket,
    _ desk: inout Desk
  ) {
    guard var held = desk.held[socket] else { return }
    held.answerCount += 1
    held.isEnding = asked.probe.isLast || held.answerCount >= Self.maximumAnswerCount
    held.lastEvent = .now
    desk.held[socket] = held
    let message = answer.message(to: asked.probe, isLast: held.isEnding, date: httpDate)
    let isSent = socket.send(message)
    record.note(
      RequestRecord.Answer(
        method: asked.probe.method,
        path: asked.probe.path.rawValue,
        route: asked.probe.path.rawValue,
        status: answer.status,
        code: answer.fault?.code,
        duration: asked.time.duration(to: .now),
        id: "\(RequestID())"
      ),
      peer: { socket.peer }
    )
    // Who takes no answer of two hundred bytes has left many of them.
    guard isSent else { return close(socket, &desk) }
    if held.isEnding { socket.finish() }
  }

  /// Closes what has been silent for too long; once a second.
  private func sweep(_ desk: inout Desk) {
    let now = ContinuousClock.now
    guard now - desk.lastSweep >= .seconds(1) else { return }
    desk.lastSweep = now
    for (socket, held) in desk.held where !held.isAwaited {
      let time = held.isEnding ? Self.endTime : limits.idleTime
      if now - held.lastEvent >= time { close(socket, &desk) }
    }
  }

  private func closeLongestSilent(_ desk: inout Desk) {
    let silent = desk.held.filter { !$0.value.isAwaited }
      .min { $0.value.lastEvent < $1.value.lastEvent }
    guard let socket = silent?.key else { return }
    record.noteClosed { socket.peer }
    closedCount.add(1, ordering: .relaxed)
    close(socket, &desk)
  }

  private func close(_ socket: Socket, _ desk: inout Desk) {
    // What is left unread would turn the end of the connection into a reset.
    if let held = desk.held.removeValue(forKey: socket), held.partCount > 0 {
      _ = socket.discard(held.partCount)
    }
    socket.close()
  }
}
