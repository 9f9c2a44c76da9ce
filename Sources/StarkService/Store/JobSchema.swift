import GRDB

/// The tables of a `JobStore`.
enum JobSchema {
  /// "stjb", by which `file` and SQLite tell the file from others.
  static let applicationID = 0x7374_6a62
  static let version = 3

  /// A question is in `questions`, with its files in `parts`, until its answer is in `answers`.
  ///
  /// `number` is the order of acceptance there and that of the answers here. `in_hand` says that
  /// work on a question has begun, 1 beside others and 2 with nothing else in hand, and `attempts`
  /// at how many ends of a process it was 2. `is_verdict` tells answers about something from those
  /// about bytes that are nothing. `ends` holds whether the process that had the file before ended
  /// by its own will.
  private static let tables = """
    CREATE TABLE questions (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      question TEXT NOT NULL,
      in_hand INTEGER NOT NULL DEFAULT 0,
      attempts INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE parts (
      question INTEGER NOT NULL REFERENCES questions (number) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      bytes BLOB NOT NULL,
      PRIMARY KEY (question, position)
    ) STRICT;
    CREATE TABLE answers (
      number INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      is_verdict INTEGER NOT NULL,
      answer TEXT NOT NULL,
      timed_answer TEXT NOT NULL
    ) STRICT;
    CREATE INDEX answers_by_kind ON answers (is_verdict, number);
    CREATE TABLE ends (was_clean INTEGER NOT NULL) STRICT;
    INSERT INTO ends VALUES (1);
    CREATE TABLE probes (count INTEGER NOT NULL) STRICT;
    INSERT INTO probes VALUES (0);
    """

  /// What makes the tables above of those of version 1, which had questions and answers in one.
  private static let fromVersion1 = """
    ALTER TABLE parts RENAME TO earlier_parts;
    DROP TABLE probes;
    \(tables)
    INSERT INTO questions (number, id, question)
      SELECT number, id, question FROM jobs WHERE finished IS NULL;
    INSERT INTO parts SELECT job, position, role, bytes FROM earlier_parts
      WHERE job IN (SELECT number FROM questions);
    INSERT INTO answers (number, id, is_verdict, answer, timed_answer)
      SELECT finished, id, 1, answer, timed_answer FROM jobs WHERE finished IS NOT NULL;
    DROP TABLE earlier_parts;
    DROP TABLE jobs;
    """

  /// What makes the tables above of those of version 2, whose attempts were counted whatever else
  /// was in hand, and so say nothing of a question.
  private static let fromVersion2 = """
    ALTER TABLE parts RENAME TO earlier_parts;
    ALTER TABLE questions RENAME TO earlier_questions;
    ALTER TABLE answers RENAME TO earlier_answers;
    DROP TABLE probes;
    \(tables)
    INSERT INTO questions (number, id, question) SELECT number, id, question FROM earlier_questions;
    INSERT INTO parts SELECT question, position, role, bytes FROM earlier_parts;
    INSERT INTO answers (number, id, is_verdict, answer, timed_answer)
      SELECT number, id, 1, answer, timed_answer FROM earlier_answers;
    DROP TABLE earlier_parts;
    DROP TABLE earlier_questions;
    DROP TABLE earlier_answers;
    """

  /// Makes the tables in a file that is new or of an earlier version, and throws if it is something
  /// else.
  static func prepare(_ database: Database) throws {
    let mark = try Int.fetchOne(database, sql: "PRAGMA application_id")
    if mark == applicationID {
      let found = try Int.fetchOne(database, sql: "PRAGMA user_version")
      switch found {
      case version: return try checkSchema(of: database)
      case 1: try database.execute(sql: fromVersion1)
      case 2: try database.execute(sql: fromVersion2)
      default: throw JobStoreFault.foreign
      }
    } else {
      let count = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master")
      guard mark == 0, count == 0 else { throw JobStoreFault.foreign }
      try database.execute(sql: tables)
      try database.execute(sql: "PRAGMA application_id = \(applicationID)")
    }
    try database.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// Throws if there is anything in the file but the tables above.
  ///
  /// A trigger in it, say, could change an answer before it is given a second time.
  private static func checkSchema(of database: Database) throws {
    let pristine = try DatabaseQueue()
    try pristine.write { try $0.execute(sql: tables) }
    guard try objects(of: database) == pristine.read(objects) else { throw JobStoreFault.schema }
  }

  /// What was made in the file, but for what SQLite itself makes, to which nobody else can give a
  /// name.
  private static func objects(of database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: """
        SELECT type || ' ' || name || ' ' || tbl_name || ' ' || ifnull(sql, '') FROM sqlite_schema
        WHERE name NOT GLOB 'sqlite_*' ORDER BY 1
        """
    )
  }
}
