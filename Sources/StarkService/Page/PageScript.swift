/// What the page does.
///
/// `textContent` is the only way by which anything from outside gets into the document.
enum PageScript {
  static let javaScript = [drawing, verdicts, ledger, asking].joined(separator: "\n")

  /// Small pieces of the document.
  private static let drawing = """
    "use strict";
    const nonce = document.currentScript.nonce;
    const byId = (id) => document.getElementById(id);
    function element(name, text, className) {
      const made = document.createElement(name);
      if (text !== undefined && text !== null) made.textContent = String(text);
      if (className) made.className = className;
      return made;
    }
    function card(title) {
      const made = element("section", undefined, "card");
      made.append(element("h2", title));
      return made;
    }
    function row(cells, isNumeric) {
      const made = element("tr");
      cells.forEach((cell, index) => {
        const holder = element(index === 0 ? "th" : "td");
        if (index === 0) holder.scope = "row";
        if (isNumeric && isNumeric[index]) holder.className = "number";
        holder.append(cell instanceof Node ? cell : String(cell));
        made.append(holder);
      });
      return made;
    }
    // Rows with their name first; `titles` are those of the columns, where a row is more than a
    // value.
    function table(parent, rows, titles, isNumeric) {
      const scroll = element("div", undefined, "scroll");
      const made = element("table", undefined, titles ? "" : "pairs");
      if (titles) {
        const head = element("tr");
        titles.forEach((title, index) => {
          const cell = element("th", title, isNumeric && isNumeric[index] ? "number" : "");
          cell.scope = "col";
          head.append(cell);
        });
        made.append(element("thead"));
        made.tHead.append(head);
      }
      const body = element("tbody");
      for (const cells of rows) body.append(row(cells, isNumeric));
      made.append(body);
      scroll.append(made);
      parent.append(scroll);
    }
    function bars(parent, titles, entries, unit) {
      const most = Math.max(...entries.map((entry) => entry[1]));
      table(parent, entries.map(([name, value]) => {
        const meter = element("meter");
        meter.max = most;
        meter.value = value;
        meter.setAttribute("aria-hidden", "true");
        return [breakable(words(name)), unit(value), meter];
      }), [...titles, ""], [false, true, false]);
    }
    // A path may go on in the next line behind a slash, and no word is broken.
    function breakable(path) {
      const made = element("span");
      path.split("/").forEach((piece, index) => {
        if (index) made.append("/", element("wbr"));
        made.append(piece);
      });
      return made;
    }
    const words = (name) => name.replaceAll(/[-_]/g, " ");
    const grouped = (count) => typeof count === "number" ? count.toLocaleString("en") : count;
    const bytes = (count) => grouped(count) + " bytes";
    const time = (count) => count.toFixed(count < 10 ? 2 : 1) + " ms";
    function timeBars(parent, stages) {
      // Shorter ones can't be told from nothing.
      const shown = Object.entries(stages).filter((entry) => entry[1] >= 0.05);
      if (shown.length) bars(parent, ["part", "time"], shown, time);
    }
    function copyable(label, text) {
      const made = element("p", undefined, "note copyable");
      const value = element("code", text);
      const button = element("button", "Copy");
      button.type = "button";
      button.setAttribute("aria-label", "Copy the " + label);
      button.addEventListener("click", async () => {
        getSelection().selectAllChildren(value);
        try {
          await navigator.clipboard.writeText(text);
          button.textContent = "Copied";
        } catch (error) {
          // Browsers let only pages of this machine or of HTTPS write there.
          button.textContent = "Selected";
        }
      });
      made.append(element("span", label), value, button);
      return made;
    }
    """
}
