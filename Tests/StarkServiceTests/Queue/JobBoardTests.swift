import StarkService
import Testing

@Suite("The board of jobs")
struct JobBoardTests {
  private let answer = JobAnswer(plain: "a", timed: "b")

  @Test("there are as many places as there are, and forced ones beside")
  func places() {
    let board = JobBoard(capacity: 2)
    let ids = (0..<4).map { _ in JobID(newOf: .apply) }
    #expect(board.enter(ids[0]) == .new)
    #expect(board.enter(ids[0]) == .joined)
    #expect(board.enter(ids[1]) == .new)
    #expect(board.enter(ids[2]) == .full)
    #expect(board.enter(ids[1]) == .joined)
    #expect(board.enter(ids[3], isForced: true) == .new)
    #expect(board.counts == (3, 0))
    board.begin(ids[1])
    board.begin(ids[1])
    #expect(board.counts == (2, 1))
    #expect(board.stage(of: ids[1]) == .running)
    #expect(board.stage(of: ids[2]) == nil)
    board.leave(ids[1], with: .success(answer))
    board.leave(ids[0], with: .success(answer))
    #expect(board.counts == (1, 0))
    #expect(board.enter(ids[2]) == .new)
  }

  @Test("all who wait are told, and those who come later are told that there is nothing")
  func waiting() async {
    let board = JobBoard(capacity: 1)
    let id = JobID(newOf: .apply)
    #expect(await board.result(of: id) == nil)
    #expect(board.enter(id) == .new)
    await withTaskGroup(of: JobBoard.Result?.self) { group in
      for _ in 0..<5 { group.addTask { await board.result(of: id) } }
      group.addTask {
        try? await Task.sleep(for: .milliseconds(50))
        board.leave(id, with: .success(JobAnswer(plain: "a", timed: "b")))
        return .success(JobAnswer(plain: "a", timed: "b"))
      }
      for await result in group { #expect(result == .success(answer)) }
    }
    await board.whenEmpty()
    #expect(await board.result(of: id) == nil)
  }

  @Test("threads take only so much work")
  func sideThreads() async throws {
    let threads = SideThreads(count: 1, capacity: 0)
    await #expect(throws: SideThreads.Full()) { try await threads.run { 1 } }
    await threads.end()
    let others = SideThreads(count: 2, capacity: 2)
    #expect(try await others.run { 7 } == 7)
    #expect(try await others.run { 8 } == 8)
    #expect(try await others.run { 9 } == 9)
    await others.end()
  }
}
