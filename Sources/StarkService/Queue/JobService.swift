import ServiceLifecycle

/// Ends the desk after the server has ended, with everything answered that was taken.
struct JobService: Service {
  let desk: JobDesk

  func run() async throws {
    try? await gracefulShutdown()
    await desk.finish()
  }
}
