import Dispatch
import StarkFaults
import StarkVerdicts
import StarkVerifier
import Synchronization

/// Takes lines, answers them side by side and writes the answers, until the lines end.
final class WorkerRun: Sendable {
  /// What threads that take lines share.
  private struct Intake {
    var reader: LineReader
    /// The lines taken.
    var count = 0
    var error: Fault?
  }

  /// What threads that have answers share.
  private struct Outlet {
    var order: AnswerOrder
    var error: SystemError?
  }

  /// How a run came to its end.
  enum Ending: Equatable {
    /// The input was read to its end, and each line of it has its answer.
    case complete
    /// A signal came before the end of the input; what was taken by then has its answers.
    case stopped(signal: Int32)
    case input(Fault)
    case output(SystemError)
    /// Lines were left though nothing went wrong, which cannot be.
    case fault
  }

  private let answerer: LineAnswerer
  private let jobs: Int
  private let stop: StopSignal
  private let intake: Mutex<Intake>
  private let outlet: Mutex<Outlet>
  /// Has one unit for each line that may still be taken before an answer is written.
  ///
  /// So answers that wait for a slow one before them cannot pile up.
  private let room = DispatchSemaphore(value: 0)

  /// A run with at most `jobs` lines in hand.
  init(
    _ answerer: LineAnswerer,
    reading reader: LineReader,
    jobs: Int,
    keepsOrder: Bool,
    until stop: StopSignal
  ) {
    self.answerer = answerer
    self.jobs = jobs
    self.stop = stop
    intake = Mutex(Intake(reader: reader))
    outlet = Mutex(Outlet(order: AnswerOrder(isKept: keepsOrder)))
    for _ in 0..<16 * jobs { room.signal() }
  }

  /// Runs to the end, and says which end it was.
  func run() -> Ending {
    sideBySide(count: jobs, threads: jobs) { _ in
      while let (index, line) = take() { give(answerer.answer(to: line), at: index) }
    }
    if let error = outlet.withLock(\.error) { return .output(error) }
    if let error = intake.withLock(\.error) { return .input(error) }
    if intake.withLock(\.reader.isAtEnd) { return .complete }
    return stop.signalNumber.map { .stopped(signal: $0) } ?? .fault
  }

  /// The next line with its number among those taken; nil if no more are to be taken.
  private func take() -> (Int, InputLine)? {
    room.wait()
    let taken = intake.withLock { intake -> (Int, InputLine)? in
      do throws(Fault) {
        guard intake.error == nil, let line = try intake.reader.next() else { return nil }
        defer { intake.count += 1 }
        return (intake.count, line)
      } catch {
        intake.error = error
        return nil
      }
    }
    if taken == nil { room.signal() }
    return taken
  }

  /// Writes the answer to the line number `index` when it is its turn.
  private func give(_ answer: String, at index: Int) {
    let count = outlet.withLock { outlet in
      let ready = outlet.order.take(answer, at: index)
      for answer in ready where outlet.error == nil {
        do throws(SystemError) {
          try FileDescriptor.standardOutput.writeAll(answer + "\n")
        } catch {
          outlet.error = error
          stop.raise()
        }
      }
      return ready.count
    }
    for _ in 0..<count { room.signal() }
  }
}
