import StarkAlgebra
import StarkCairo
import StarkSettlement

/// The rows of a ledger's chain of the spot exchange, without batches that were proven.
///
/// Rules that need no more of a batch than its output can so be tested on any output. The hashes
/// are those of the states and outputs that the rows tell of, since a ledger compares them.
package enum SpotChainRows {
  /// Statements that put a chain of `batchCount` batches into a new ledger.
  package static func sql(batchCount: Int) -> String {
    var counts = OperationCounts()
    let roots = Spot.Roots(validium: .zero, rollup: .zero, orders: .zero)
    let main = output(from: roots).mainWords
    let mainHash = KeccakWords(main).digest(counts: &counts)
    let transition = SettlementFacts.stateTransition(
      FactNode(hash: mainHash, end: main.count),
      nil,
      counts: &counts
    )
    let fact = ProgramFact.fact(programHash: .zero, outputRoot: transition, counts: &counts)
    return """
      INSERT INTO chain VALUES (1, 'spot', 'v5', zeroblob(32));
      INSERT INTO tree_heights VALUES (0, 24), (1, 31), (2, 251);
      INSERT INTO proofs VALUES
        (1, zeroblob(32), 'small', zeroblob(32), 'strict', zeroblob(8), 1, 1, 1, 1);
      INSERT INTO proof_security VALUES (1, 'stone_formula', 96.0);
      CREATE TEMP TABLE numbers AS
        WITH RECURSIVE counted (number) AS
          (SELECT 0 UNION ALL SELECT number + 1 FROM counted WHERE number < \(batchCount))
        SELECT number FROM counted;
      INSERT INTO states SELECT number, x'\(roots.hash(counts: &counts))', NULL FROM numbers;
      INSERT INTO spot_states
        SELECT number, zeroblob(32), zeroblob(32), zeroblob(32) FROM numbers;
      INSERT INTO batches
        SELECT number, NULL, 1, NULL, x'\(mainHash)', x'\(transition)', x'\(fact)', NULL, NULL,
          x'0000000000073f78', 0, 0, 0
        FROM numbers WHERE number > 0;
      DROP TABLE numbers;
      """
  }

  /// The output of a batch that changes nothing.
  private static func output(from roots: Spot.Roots) -> Spot.Output {
    Spot.Output(
      isMintingUnique: true,
      initial: roots,
      final: roots,
      expiration: 0x73f78,
      heights: Spot.Heights(validium: 24, rollup: 31),
      modifications: [],
      conditions: [],
      l1VaultUpdates: [],
      l1Orders: [],
      vaultChanges: []
    )
  }
}
