package import StarkVerifier

/// Something in a folder that was not verified, and why that is no loss.
package struct PassedOver: Equatable, Sendable {
  package let path: FilePath
  package let kind: Kind

  package enum Kind: Equatable, Sendable {
    case hidden
    case linkToFolder
    /// A pipe, a device, a socket.
    case device
    /// A file that the readers of proofs know for something else.
    case file(RecognisedFile)
  }

  package init(_ path: FilePath, _ kind: Kind) {
    self.path = path
    self.kind = kind
  }
}

extension PassedOver.Kind: CustomStringConvertible {
  package var description: String {
    switch self {
    case .hidden: "hidden"
    case .linkToFolder: "a link to a folder"
    case .device: "a pipe, device or socket"
    case .file(let file): file.phrase
    }
  }
}
