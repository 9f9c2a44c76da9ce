import StarkJSON

extension Spot {
  /// An object of a settlement file, whose members are read with errors of such files.
  struct FileObject {
    let object: JSONObject

    init(_ object: JSONObject) { self.object = object }

    /// A member that has to be there.
    subscript(name: String) -> JSONValue {
      get throws(SettlementFileError) {
        do { return try object.required(name) } catch { throw .json(error) }
      }
    }

    func refuseUnknownMembers(known: [String]) throws(SettlementFileError) {
      do { try object.refuseUnknownMembers(known: known) } catch { throw .json(error) }
    }
  }
}

extension JSONValue {
  func settlementObject() throws(SettlementFileError) -> JSONObject {
    do { return try object() } catch { throw .json(error) }
  }

  func settlementArray(maximumCount: Int) throws(SettlementFileError) -> JSONArray {
    do { return try array(maximumCount: maximumCount) } catch { throw .json(error) }
  }

  func settlementMembers(
    maximumCount: Int
  ) throws(SettlementFileError) -> [(name: String, value: JSONValue)] {
    do { return try object().members(maximumCount: maximumCount) } catch { throw .json(error) }
  }

  func settlementText() throws(SettlementFileError) -> String {
    do { return try string() } catch { throw .json(error) }
  }

  /// The elements of an array of three, which hold what `content` says.
  func settlementTriple(
    of content: String
  ) throws(SettlementFileError) -> (JSONValue, JSONValue, JSONValue) {
    let parts = Array(try settlementArray(maximumCount: 3))
    guard parts.count == 3 else {
      throw .contradiction(
        at: location,
        expected: content,
        found: "\(parts.count) elements"
      )
    }
    return (parts[0], parts[1], parts[2])
  }
}
