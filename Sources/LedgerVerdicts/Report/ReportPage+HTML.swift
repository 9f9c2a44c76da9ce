extension ReportPage {
  /// The page as one file that asks for nothing else: no script, no font, no picture from
  /// elsewhere.
  package var html: String {
    var writer = HTMLWriter()
    writer.literal("<!doctype html>")
    writer.element("html", ["lang": "en"]) { writer in
      writer.element("head") { head(&$0) }
      writer.element("body") { body(&$0) }
    }
    return writer.markup + "\n"
  }

  private func head(_ writer: inout HTMLWriter) {
    writer.void("meta", ["charset": "utf-8"])
    writer.void(
      "meta",
      [
        "http-equiv": "Content-Security-Policy",
        "content": "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
      ]
    )
    writer.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
    // An empty picture, so that no browser asks a service for one.
    writer.void("link", ["rel": "icon", "href": "data:,"])
    writer.element("title", text: title)
    writer.element("style") { $0.literal(Stylesheet.css) }
  }

  private func body(_ writer: inout HTMLWriter) {
    writer.element("h1", text: title)
    writer.element("p", ["class": "note"], text: subtitle)
    alertList(&writer)
    writer.element("section", ["class": "grid figures"]) { writer in
      for figure in figures {
        writer.element("div", ["class": "card"]) { writer in
          writer.element("div", ["class": "name"], text: figure.name)
          writer.element("div", ["class": "value"], text: figure.value)
        }
      }
    }
    writer.element("h2", text: "Batch by batch")
    writer.element("section", ["class": "grid"]) { writer in
      for plot in plots { writer.plot(plot) }
    }
    for table in tables { self.table(table, &writer) }
    writer.element("footer") { writer in
      for note in notes { writer.element("p", text: note) }
    }
  }

  private func alertList(_ writer: inout HTMLWriter) {
    guard !alerts.isEmpty else {
      return writer.element("p", ["class": "calm"], text: "No alerts.")
    }
    writer.element("ul", ["class": "alerts"]) { writer in
      for alert in alerts {
        writer.element("li") { writer in
          writer.element("strong", text: alert.text)
          writer.element("p", ["class": "note"], text: alert.advice)
        }
      }
    }
  }

  private func table(_ table: ReportTable, _ writer: inout HTMLWriter) {
    writer.element("h2", text: table.title)
    writer.element("div", ["class": "card scroll"]) { writer in
      guard !table.rows.isEmpty else {
        writer.element("p", ["class": "caption"], text: table.caption)
        return writer.element("p", ["class": "empty"], text: table.blank)
      }
      writer.element("table") { writer in
        writer.element("caption", text: table.caption)
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for column in table.columns {
              writer.element("th", Self.attributes(of: column, "col"), text: column.title)
            }
          }
        }
        writer.element("tbody") { writer in
          for row in table.rows {
            writer.element("tr") { writer in
              for (index, (column, cell)) in zip(table.columns, row).enumerated() {
                if index == 0 {
                  writer.element("th", Self.attributes(of: column, "row"), text: cell)
                } else {
                  writer.element("td", Self.attributes(of: column), text: cell)
                }
              }
            }
          }
        }
      }
    }
  }

  /// - `scope`: what a header cell is the header of; nil for a cell that is none.
  private static func attributes(
    of column: ReportTable.Column,
    _ scope: String? = nil
  ) -> KeyValuePairs<StaticString, String> {
    switch (scope, column.isNumeric) {
    case (nil, false): [:]
    case (nil, true): ["class": "number"]
    case (let scope?, false): ["scope": scope]
    case (let scope?, true): ["scope": scope, "class": "number"]
    }
  }
}
