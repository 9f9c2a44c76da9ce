extension PageScript {
  /// The ledger of the service: its alerts and figures, and the way to its report.
  static let ledger = """
    function drawLedger(section, report) {
      section.replaceChildren(element("h2", "Ledger"));
      if (report.alerts.length) {
        const list = element("ul", undefined, "alerts");
        for (const alert of report.alerts) {
          const item = element("li");
          item.append(element("strong", alert.text), element("p", alert.advice, "note"));
          list.append(item);
        }
        section.append(list);
      } else {
        section.append(element("p", "No alerts.", "calm"));
      }
      table(section, report.figures.map((figure) => [figure.name, figure.value]));
    }
    async function showLedger() {
      const section = byId("ledger");
      try {
        drawLedger(section, await request("/v1/ledger", { headers: headers() }));
      } catch (error) {
        // There is none yet, or not for those without a token. All else has to be known.
        section.hidden = [401, 404].includes(error.status);
        section.replaceChildren(element("h2", "Ledger"), element("p", error.message, "warning"));
        return;
      }
      section.hidden = false;
    }
    // A page that is made here keeps this page's rules, so that its style needs this page's nonce.
    async function openReport(event) {
      if (!byId("token").value.trim()) return;
      event.preventDefault();
      const response = await fetch("/ledger", { headers: headers() });
      if (!response.ok) return say("the report can't be had: status " + response.status);
      const html = await response.text();
      const page = html.replace("<style>", "<style nonce='" + nonce + "'>");
      const file = new Blob([page], { type: "text/html;charset=utf-8" });
      open(URL.createObjectURL(file), "_blank", "noopener");
    }
    """
}
