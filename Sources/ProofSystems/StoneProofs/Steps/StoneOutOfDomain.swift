import StarkAlgebra
import StarkChannel

/// The values claimed at the out-of-domain point, checked against each other.
struct StoneOutOfDomain {
  /// W mask values and the two composition values.
  let values: [Felt252]

  /// Reads the claimed values and checks the constraints at z.
  ///
  /// The composition polynomial was split as C(X) = h₀(X²) + X·h₁(X²), so the values to compare are
  ///
  ///     Σᵢ αⁱ·Cᵢ(z)·∏E(z)/D(z)  =  h₀(z²) + z·h₁(z²)
  ///
  /// If a constraint fails on its rows the left side is not a polynomial of degree < 2N, and the
  /// committed right side differs from it at all but 2N of the points z (error about 2N/p).
  init(
    _ messages: StoneMessages,
    traces: StoneTraces,
    statement: StoneStatement,
    channel: inout StoneChannel,
    log: inout TranscriptLog,
    counts: inout OperationCounts
  ) throws(StoneRejection) {
    values = StoneOutOfDomain.read(messages.outOfDomainValues, channel: &channel, log: &log)
    let point = traces.outOfDomainPoint.value
    let computed: Felt252
    do {
      let parameters = try statement.air.parameterValues(
        publicInput: statement.publicInput,
        interactionElements: traces.interactionElements.map(\.value),
        at: point,
        traceLength: statement.traceLength,
        counts: &counts
      )
      computed = try statement.air.compositionValue(
        at: point,
        traceLength: statement.traceLength,
        cells: values.dropLast(2),
        parameters: parameters,
        challenge: traces.compositionCoefficient.value,
        counts: &counts
      )
    } catch {
      throw .constraints(error)
    }
    let claimed = values[values.count - 2] + point * values[values.count - 1]
    counts.multiplications += 1
    guard computed == claimed else {
      throw .outOfDomain(computed: computed, claimed: claimed)
    }
  }

  private static func read(
    _ messages: [Unread<[Felt252]>],
    channel: inout StoneChannel,
    log: inout TranscriptLog
  ) -> [Felt252] {
    var values: [Felt252] = []
    for message in messages {
      let block = channel.read(message)
      let index = values.count
      if messages.count > 1 {
        log.message(
          at: message.byteRange,
          "STARK/Out Of Domain Sampling/OODS values",
          "\(index)",
          .element("\(block[0])")
        )
      } else {
        log.message(
          at: message.byteRange,
          "STARK/Out Of Domain Sampling/OODS values",
          "",
          .elements(block.map { "\($0)" })
        )
      }
      values += block
    }
    return values
  }
}
