/// What a report shows, in the order in which it is read.
package struct ReportPage: Sendable {
  package var title: String
  /// What the chain is and when the report was made.
  package var subtitle: String
  /// What needs attention.
  package var alerts: [Alert]
  /// The figures at the head.
  package var figures: [LedgerFigure]
  package var plots: [Plot]
  package var tables: [ReportTable]
  /// What a reader must know to not read too much into it.
  package var notes: [String]

  /// Something that needs attention, in a sentence, and what to do about it.
  package struct Alert: Equatable, Sendable {
    package let text: String
    package let advice: String

    package init(_ text: String, advice: String) {
      self.text = text
      self.advice = advice
    }
  }

  package init(
    title: String,
    subtitle: String,
    alerts: [Alert],
    figures: [LedgerFigure],
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
