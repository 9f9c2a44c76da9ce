#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif
import NIOCore

/// A socket by its number.
///
/// No call on one waits.
struct Socket: Hashable, Sendable {
  let number: Int32

  /// What a call for a connection came to.
  enum Arrival {
    case connection(Socket)
    case none
    /// No descriptor is free.
    case full
  }

  /// What is there to be read.
  enum Sight {
    /// So many bytes, which stay where they are.
    case bytes(Int)
    case nothing
    /// The other end sends nothing more, or is gone.
    case end
  }

  /// A socket that listens at the first address that `host` stands for.
  ///
  /// - Throws: an `IOError` with the number that the system gave, or what kept the name from being
  ///   resolved.
  static func listening(host: String, port: Int, backlog: Int32) throws -> Socket {
    let address = try SocketAddress.makeAddressResolvingHost(host, port: port)
    #if canImport(Glibc)
      let kind = Int32(SOCK_STREAM.rawValue)
    #else
      let kind = SOCK_STREAM
    #endif
    let family: Int32 =
      switch address {
      case .v6: AF_INET6
      case .v4, .unixDomainSocket: AF_INET
      }
    let made = Socket(number: socket(family, kind, 0))
    guard made.number >= 0 else { throw IOError(errnoCode: errno, reason: "socket") }
    do {
      made.set(SOL_SOCKET, SO_REUSEADDR)
      let bound = unsafe address.withSockAddr { pointer, length in
        unsafe bind(made.number, pointer, socklen_t(length))
      }
      guard bound == 0 else { throw IOError(errnoCode: errno, reason: "bind") }
      guard listen(made.number, backlog) == 0 else {
        throw IOError(errnoCode: errno, reason: "listen")
      }
      guard made.prepare() else { throw IOError(errnoCode: errno, reason: "fcntl") }
      return made
    } catch {
      made.close()
      throw error
    }
  }

  /// Two ends of a pipe, the first to be read; nil if there is no descriptor for it.
  static func pipe() -> (reading: Socket, writing: Socket)? {
    var numbers: (Int32, Int32) = (-1, -1)
    let code = unsafe withUnsafeMutablePointer(to: &numbers) { pair in
      unsafe pair.withMemoryRebound(to: Int32.self, capacity: 2) { unsafe systemPipe($0) }
    }
    guard code == 0 else { return nil }
    let ends = (reading: Socket(number: numbers.0), writing: Socket(number: numbers.1))
    _ = ends.reading.prepare()
    _ = ends.writing.prepare()
    return ends
  }

  /// The next connection that waits to be taken.
  func accept() -> Arrival {
    let taken = systemAccept(number)
    guard taken < 0 else {
      let socket = Socket(number: taken)
      guard socket.prepare() else {
        socket.close()
        return .none
      }
      return .connection(socket)
    }
    return [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(errno) ? .full : .none
  }

  /// Copies what has arrived to the beginning of `buffer`, and leaves it to be read.
  func peek(_ buffer: inout [UInt8]) -> Sight {
    let count = unsafe recv(number, &buffer, buffer.count, Int32(MSG_PEEK))
    if count > 0 { return .bytes(count) }
    return count < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? .nothing : .end
  }

  /// Takes away bytes that have arrived, at most `count`; false if nothing more comes.
  func discard(_ count: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: count)
    let taken = unsafe read(number, &buffer, count)
    return taken > 0 || (taken < 0 && [EAGAIN, EWOULDBLOCK, EINTR].contains(errno))
  }

  /// Whether all of `bytes` could be sent at once.
  func send(_ bytes: [UInt8]) -> Bool {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    return unsafe systemSend(number, bytes, bytes.count, flags) == bytes.count
  }

  /// Writes one byte to a pipe; one that is full tells its reader as much.
  func signal() {
    var byte: UInt8 = 0
    _ = unsafe write(number, &byte, 1)
  }

  /// Ends what this end sends.
  func finish() { _ = shutdown(number, Int32(SHUT_WR)) }

  func close() { _ = systemClose(number) }

  /// The port at this end; nil if it has none.
  var port: Int? { unsafe address { unsafe getsockname(number, $0, $1) }?.port }

  /// The address and port at the other end; empty if there is none any more.
  var peer: String {
    unsafe address { unsafe getpeername(number, $0, $1) }
      .map { "\($0.ipAddress ?? "?"):\($0.port ?? 0)" } ?? ""
  }

  /// Waits until something can be read from one of `sockets`, or time is over, and tells of which.
  static func wait(for sockets: [Socket], milliseconds: Int32) -> [Socket] {
    var entries = sockets.map { pollfd(fd: $0.number, events: Int16(POLLIN), revents: 0) }
    let count = unsafe poll(&entries, nfds_t(entries.count), milliseconds)
    guard count > 0 else { return [] }
    return entries.filter { $0.revents != 0 }.map { Socket(number: $0.fd) }
  }

  /// Lets no call wait and no other program have the descriptor.
  private func prepare() -> Bool {
    fcntl(number, F_SETFL, fcntl(number, F_GETFL) | O_NONBLOCK) == 0
      && fcntl(number, F_SETFD, FD_CLOEXEC) == 0
  }

  private func set(_ level: Int32, _ option: Int32) {
    var on: Int32 = 1
    unsafe setsockopt(number, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
  }

  private func address(
    _ ask: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int32
  ) -> SocketAddress? {
    var storage = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    return unsafe withUnsafeMutablePointer(to: &storage) { pointer in
      let code = unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe ask($0, &length)
      }
      guard code == 0 else { return nil }
      switch Int32(unsafe pointer.pointee.ss_family) {
      case AF_INET:
        return unsafe pointer.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
          unsafe SocketAddress($0.pointee, host: "")
        }
      case AF_INET6:
        return unsafe pointer.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
          unsafe SocketAddress($0.pointee, host: "")
        }
      default: return nil
      }
    }
  }
}

// Inside of `Socket` its own methods of the same names come first.

private func systemPipe(_ numbers: UnsafeMutablePointer<Int32>) -> Int32 { unsafe pipe(numbers) }

private func systemAccept(_ number: Int32) -> Int32 { accept(number, nil, nil) }

private func systemSend(
  _ number: Int32,
  _ bytes: UnsafeRawPointer,
  _ count: Int,
  _ flags: Int32
) -> Int { unsafe send(number, bytes, count, flags) }

private func systemClose(_ number: Int32) -> Int32 { close(number) }
