/// StarkEx's perpetual exchange, v3.2.
///
/// Its types are nested here: what a position, a transaction or the output of this program is says
/// nothing about other programs.
package enum Perpetual: Sendable {}
