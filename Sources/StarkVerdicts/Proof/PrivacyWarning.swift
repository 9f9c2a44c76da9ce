/// What has to be said of a proof file that has more in it than a proof.
package enum PrivacyWarning {
  /// A sentence for each of the members, given by their paths, that hold private inputs.
  ///
  /// Such a file proves what it proves; but to pass it on gives away what the proof keeps secret.
  package static func texts(_ privateMembers: [String]) -> [String] {
    privateMembers.map { path in
      "the file carries private inputs of the prover in its member \(path): "
        + "whoever is given the file is given them too"
    }
  }
}
