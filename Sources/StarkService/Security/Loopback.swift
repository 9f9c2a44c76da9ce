import NIOCore

/// Which addresses only programs on the same machine can reach.
package enum Loopback {
  /// Whether `host`, as given to bind, is such an address.
  package static func contains(_ host: String) -> Bool {
    if host == "localhost" { return true }
    switch try? SocketAddress(ipAddress: host, port: 0) {
    case .v4: return host.hasPrefix("127.")
    case .v6: return host == "::1" || host == "0:0:0:0:0:0:0:1"
    default: return false
    }
  }

  /// Whether the authority of a request, as `localhost:8080`, names this machine itself.
  package static func isNamed(by authority: String) -> Bool {
    var host = authority[...]
    if host.hasPrefix("[") {
      guard let end = host.firstIndex(of: "]") else { return false }
      host = host[host.index(after: host.startIndex)..<end]
    } else if let colon = host.firstIndex(of: ":") {
      host = host[..<colon]
    }
    return contains(host.lowercased())
  }
}
