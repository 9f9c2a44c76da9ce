import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import ServiceLifecycle

/// Reads and answers requests on the connections that the ``Acceptor`` hands over.
struct ServiceServer: Service {
  let acceptor: Acceptor
  let group: any EventLoopGroup
  let connections: ConnectionTable
  let channels: HTTP1Channel
  let logger: Logger

  /// - `configuration`: how connections are read.
  init(
    acceptor: Acceptor,
    group: any EventLoopGroup,
    connections: ConnectionTable,
    configuration: HTTP1Channel.Configuration,
    responder: RouterResponder<ServiceContext>,
    logger: Logger
  ) {
    self.acceptor = acceptor
    self.group = group
    self.connections = connections
    self.logger = logger
    channels = HTTP1Channel(
      responder: { request, writer, channel in
        let context = ServiceContext(
          source: ApplicationRequestContextSource(channel: channel, logger: logger)
        )
        var response = try await responder.respond(to: request, context: context)
        response.headers[.date] = httpDate
        response.headers[.server] = "stark"
        try await writer.write(response: response.head, body: response.body)
      },
      configuration: configuration
    )
  }

  /// Serves until the service is to end and all connections are closed.
  func run() async throws {
    let (arrivals, continuation) = AsyncStream<Socket>.makeStream()
    let thread = NIOThreadPool(numberOfThreads: 1)
    thread.start()
    thread.submit { _ in
      acceptor.run { continuation.yield($0) }
      continuation.finish()
    }
    await withGracefulShutdownHandler {
      await withDiscardingTaskGroup { tasks in
        for await socket in arrivals {
          tasks.addTask { await serve(socket) }
        }
      }
    } onGracefulShutdown: {
      acceptor.end()
      connections.quiesce()
    }
    // Where another service has failed nobody has told it.
    acceptor.end()
    try await thread.shutdownGracefully()
  }

  private func serve(_ socket: Socket) async {
    defer { acceptor.release() }
    do {
      let channel = try await ClientBootstrap(group: group)
        .channelOption(.allowRemoteHalfClosure, value: true)
        .withConnectedSocket(socket.number) { channel in
          channels.setup(channel: channel, logger: logger)
        }
      // Whoever was told of the end has not heard of this one if it was set up since.
      if acceptor.isEnding {
        channel.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
      }
      await channels.handle(value: channel, logger: logger)
    } catch {
      // The other end was gone before there was a channel, which has closed the socket.
      logger.debug("connection lost", metadata: ["error": "\(error)"])
    }
  }
}
