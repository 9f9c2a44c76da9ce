/// What a report shows, in the order in which it is read.
package struct ReportPage: Sendable {
  package var title: String
  /// What the chain is and when the report was made.
  package var subtitle: String
  /// What needs attention, one sentence each.
  package var alerts: [String]
  /// The figures at the head: a name and a value.
  package var figures: [Figure]
  package var plots: [Plot]
  package var tables: [ReportTable]
  /// What a reader must know to not read too much into it.
  package var notes: [String]

  package struct Figure: Equatable, Sendable {
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    title: String,
    subtitle: String,
    alerts: [String],
    figures: [Figure],
    plots: [Plot],
    tables: [ReportTable],
    notes: [String]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.alerts = alerts
    self.figures = figures
    self.plots = plots
    self.tables = tables
    self.notes = notes
  }
}

/// Rows under a heading.
package struct ReportTable: Sendable {
  package struct Column: Equatable, Sendable {
    package let title: String
    package let isNumeric: Bool

    package static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    package static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  package let title: String
  package let caption: String
  /// A text for the place of rows if there are none.
  package let blank: String
  package let columns: [Column]
  /// Each with as many cells as there are columns.
  package let rows: [[String]]

  package init(
    _ title: String,
    caption: String,
    blank: String = "None.",
    columns: [Column],
    rows: [[String]]
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "a row is not as wide as the table")
    self.title = title
    self.caption = caption
    self.blank = blank
    self.columns = columns
    self.rows = rows
  }
}
