import StarkJSON

extension PolicyFileError {
  init(_ location: JSONLocation, _ fault: Fault) {
    self.init(path: location.path.description, byteOffset: location.offset, fault: fault)
  }

  init(_ error: JSONError) {
    switch error {
    case .syntax(let location, _, _), .invalidText(let location, _):
      self.init(location, .notJSON)
    case .tooLarge(_, let maximum):
      self.init(JSONLocation(path: JSONPath(), offset: maximum), .tooLarge)
    case .nestedTooDeeply(let location, _), .tooManyValues(let location, _),
      .tooManyElements(let location, _, _):
      self.init(location, .tooLarge)
    case .wrongKind(let location, _, _), .notHexadecimal(let location, _):
      self.init(location, .wrongKind)
    case .notUnsigned(let location, _):
      self.init(location, .notAnInteger)
    case .missingMember(let location):
      self.init(location, .missing)
    case .duplicateMember(let location):
      self.init(location, .duplicate)
    case .lookalikeMember(let location), .unknownMember(let location):
      self.init(location, .unknownMember)
    }
  }
}
