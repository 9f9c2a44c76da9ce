import StarkVerifier
import Synchronization
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("Work side by side")
struct SideBySideTests {
  @Test(
    "does each number once, with any number of threads",
    arguments: [Int.min, -1, 0, 1, 2, 5, 64, .max]
  )
  func numbers(threads: Int) {
    for count in [0, 1, 2, 7, 300] {
      let done = Mutex([Int]())
      sideBySide(count: count, threads: threads) { number in done.withLock { $0.append(number) } }
      #expect(done.withLock { $0.sorted() } == Array(0..<count))
    }
  }

  @Test("on one thread means on this one, in ascending order")
  func oneThread() {
    let done = Mutex([Int]())
    let here = threadName()
    sideBySide(count: 100, threads: 1) { number in
      #expect(threadName() == here)
      done.withLock { $0.append(number) }
    }
    #expect(done.withLock { $0 } == Array(0..<100))
  }

  @Test("on several threads means on no more than so many, of which this is one")
  func severalThreads() {
    for threads in [2, 5] {
      let names = Mutex(Set<UInt>())
      // No number is done before all threads have one, so that all of them are seen.
      let begun = Mutex(0)
      sideBySide(count: threads, threads: threads) { _ in
        names.withLock { _ = $0.insert(threadName()) }
        begun.withLock { $0 += 1 }
        while begun.withLock({ $0 }) < threads { sched_yield() }
      }
      #expect(names.withLock { $0.count } == threads)
      #expect(names.withLock { $0.contains(threadName()) })
    }
  }

  @Test("threads can be made, and are found to be when asked for")
  func canMake() {
    #expect(canMakeThreads(0))
    #expect(canMakeThreads(4))
    let done = Mutex(false)
    let thread = WorkThread { done.withLock { $0 = true } }
    thread?.join()
    #expect(done.withLock { $0 })
  }
}

/// What tells this thread from others.
private func threadName() -> UInt {
  #if canImport(Glibc)
    pthread_self()
  #else
    unsafe UInt(bitPattern: pthread_self())
  #endif
}
