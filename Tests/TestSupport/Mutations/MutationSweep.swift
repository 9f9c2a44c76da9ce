/// Checks many mutations, as many at a time as there are processors.
package enum MutationSweep {
  /// Runs `check` for every element and collects what it complains about, at most ten times.
  ///
  /// `check` returns nil for a mutation that is refused as it should be.
  package static func complaints<Mutation: Sendable>(
    about mutations: [Mutation],
    _ check: @Sendable @escaping (Mutation) -> String?
  ) async -> [String] {
    let taskCount = 4
    return await withTaskGroup(of: [String].self) { group in
      for start in 0..<taskCount {
        group.addTask {
          var complaints: [String] = []
          for index in stride(from: start, to: mutations.count, by: taskCount) {
            if let complaint = check(mutations[index]) { complaints.append(complaint) }
            guard complaints.count < 10 else { break }
          }
          return complaints
        }
      }
      var all: [String] = []
      for await complaints in group { all += complaints }
      return Array(all.prefix(10))
    }
  }
}
