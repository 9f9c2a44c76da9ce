/// What the page does.
///
/// `textContent` is the only way by which anything from outside gets into the document.
enum PageScript {
  static let javaScript = [drawing, verdicts, asking].joined(separator: "\n")

  /// Small pieces of the document.
  private static let drawing = """
    "use strict";
    const byId = (id) => document.getElementById(id);
    function element(name, text, className) {
      const made = document.createElement(name);
      if (text !== undefined && text !== null) made.textContent = String(text);
      if (className) made.className = className;
      return made;
    }
    function card(title) {
      const made = element("div", undefined, "card");
      made.append(element("h2", title));
      return made;
    }
    function table(parent, rows, isNumeric) {
      const scroll = element("div", undefined, "scroll");
      const made = element("table");
      for (const cells of rows) {
        const row = element("tr");
        cells.forEach((cell, index) => {
          if (cell instanceof Node) {
            const holder = element("td");
            holder.append(cell);
            row.append(holder);
          } else {
            const numeric = isNumeric && isNumeric[index];
            row.append(element("td", cell, numeric ? "number" : index === 0 ? "name" : ""));
          }
        });
        made.append(row);
      }
      scroll.append(made);
      parent.append(scroll);
    }
    function bars(title, entries, unit) {
      const shown = entries.filter((entry) => entry[1] > 0);
      if (!shown.length) return null;
      const made = card(title);
      const most = Math.max(...shown.map((entry) => entry[1]));
      table(made, shown.map(([name, value]) => {
        const meter = element("meter");
        meter.max = most;
        meter.value = value;
        return [name, unit(value), meter];
      }), [false, true, false]);
      return made;
    }
    const bytes = (count) => count.toLocaleString("en") + " bytes";
    const time = (count) => count.toFixed(count < 10 ? 2 : 1) + " ms";
    """

  /// The answers of the service.
  private static let verdicts = """
    function headline(section, answer) {
      const made = element("div", undefined, "card");
      made.append(element("p", String(answer.outcome).toUpperCase(), "headline " + answer.outcome));
      const failure = answer.failure || answer;
      if (failure.reason) {
        made.append(element("p", failure.reason + " (" + failure.code + ")", "reason"));
      }
      for (const name of ["batch", "location", "expected", "found"]) {
        if (answer.failure && answer.failure[name] !== null) {
          made.append(element("p", name + ": " + answer.failure[name], "note reason"));
        }
      }
      for (const warning of answer.warnings || []) {
        made.append(element("p", warning, "warning"));
      }
      const facts = ["policy " + answer.policy];
      if (typeof answer.milliseconds === "number") facts.push(time(answer.milliseconds));
      if (answer.verification_id) facts.push(answer.verification_id);
      made.append(element("p", facts.join(", "), "note reason"));
      section.append(made);
    }
    function security(section, report) {
      if (!report) return;
      const made = card("Security");
      const rows = [["hash collisions", report.hash_collision, ""]];
      for (const [name, regime] of Object.entries(report)) {
        if (!regime || typeof regime !== "object") continue;
        rows.push([name.replaceAll("_", " "), regime.bits + " bits",
          (regime.proven ? "proven" : "conjectured") + ", bound by " + regime.binding_term]);
      }
      table(made, rows, [false, true, false]);
      section.append(made);
    }
    function contents(section, answer) {
      const proof = answer.proof;
      if (!proof) return;
      const made = card("Proof");
      const rows = [["system", proof.system], ["layout", proof.layout], ["steps", proof.steps]];
      const program = answer.statement && answer.statement.program;
      if (program) {
        rows.push(["program", program.hash]);
        rows.push(["fact", program.fact || "unknown: the output lies on several pages"]);
      }
      if (answer.statement) {
        for (const fits of answer.statement.program_candidates) {
          rows.push(["one of", fits.hash + " with " + fits.builtins.join(", ")]);
        }
        rows.push(["output", answer.statement.output.length + " values"]);
        for (const item of answer.statement.unchecked) rows.push(["not checked", item]);
      }
      table(made, rows);
      section.append(made);
    }
    function batches(section, list) {
      (list || []).forEach((batch, index) => {
        const made = card("Batch " + (index + 1));
        const rows = [["standing", batch.standing]];
        if (batch.sequence !== null) rows.push(["in the ledger", "number " + batch.sequence]);
        if (batch.program) rows.push(["program", batch.program + " " + batch.version]);
        for (const level of batch.levels || []) {
          const missing = level.not_checked ? ": " + level.not_checked : "";
          rows.push([level.level.replaceAll("-", " "), level.outcome + missing]);
        }
        for (const [name, value] of Object.entries(batch.facts || {})) rows.push([name, value]);
        table(made, rows);
        section.append(made);
        if (batch.cost) {
          const drawn = bars("Time", Object.entries(batch.cost.milliseconds), time);
          if (drawn) section.append(drawn);
        }
      });
    }
    function show(answer, inspection) {
      const section = byId("verdict");
      section.replaceChildren();
      headline(section, answer);
      security(section, answer.security);
      contents(section, answer);
      batches(section, answer.batches);
      const stages = answer.timings && answer.timings.stages;
      const drawn = [
        inspection && inspection.parts
          ? bars("Bytes", inspection.parts.map((part) => [part.path, part.bytes]), bytes) : null,
        stages ? bars("Time", Object.entries(stages), time) : null,
      ];
      for (const part of drawn) if (part) section.append(part);
      section.hidden = false;
    }
    """

  /// Choosing files and asking the service.
  private static let asking = """
    let files = [];
    function say(text) { byId("state").textContent = text; }
    function headers(extra) {
      const token = byId("token").value.trim();
      return token ? Object.assign({ Authorization: "Bearer " + token }, extra) : extra || {};
    }
    async function request(path, options) {
      const response = await fetch(path, options);
      const answer = await response.json();
      if (!response.ok) throw new Error(answer.reason || "status " + response.status);
      return answer;
    }
    function roleOf(name, index) {
      if (/facts/i.test(name)) return "facts";
      if (/state|previous/i.test(name)) return "previous";
      if (/batch/i.test(name)) return "batch";
      return /proof/i.test(name) || index === 0 ? "proof" : "batch";
    }
    function choose(list) {
      files = Array.from(list).sort((a, b) => a.name.localeCompare(b.name, "en", { numeric: true }))
        .map((file, index) => ({ file, role: roleOf(file.name, index) }));
      if (files.length === 1) files[0].role = "proof";
      const chosen = byId("chosen");
      chosen.replaceChildren();
      for (const entry of files) {
        const line = element("li");
        line.append(element("span", entry.file.name, "name"));
        const roles = element("select");
        for (const role of ["proof", "batch", "previous", "facts"]) {
          const option = element("option", role);
          option.selected = role === entry.role;
          roles.append(option);
        }
        roles.addEventListener("change", () => { entry.role = roles.value; });
        line.append(roles);
        chosen.append(line);
      }
      byId("ask").disabled = !files.length;
    }
    async function askProof(file) {
      const policy = byId("policy").value;
      const query = "?timings=true" + (policy ? "&policy=" + encodeURIComponent(policy) : "");
      const options = (type) => ({
        method: "POST", headers: headers({ "Content-Type": type }), body: file,
      });
      const answer = await request("/v1/verify" + query, options("application/json"));
      show(answer, null);
      const inspection = await request("/v1/inspect", options("application/json"))
        .catch(() => null);
      show(answer, inspection);
    }
    async function askBatches() {
      const form = new FormData();
      for (const entry of files) form.append(entry.role, entry.file, entry.role + ".json");
      if (byId("policy").value) form.append("policy", byId("policy").value);
      if (byId("apply").checked) form.append("apply", "true");
      form.append("timings", "true");
      show(await request("/v1/batches", { method: "POST", headers: headers(), body: form }), null);
      if (byId("apply").checked) await showLedger();
    }
    async function showLedger() {
      const section = byId("ledger");
      try {
        const report = await request("/v1/ledger", { headers: headers() });
        section.replaceChildren(element("h2", "Ledger"));
        const rows = [];
        for (const [name, value] of Object.entries(report)) {
          if (["string", "number"].includes(typeof value)) {
            rows.push([name.replaceAll("_", " "), value]);
          }
        }
        for (const alert of report.alerts || []) {
          const words = [alert.signal, alert.subject, alert.found].filter((word) => word !== null);
          rows.push(["alert", words.join(" ")]);
        }
        table(section, rows);
        section.hidden = false;
      } catch (error) {
        section.hidden = true;
      }
    }
    async function ask(event) {
      event.preventDefault();
      if (!files.length) return;
      byId("ask").disabled = true;
      say("verifying …");
      try {
        const isProofOnly = files.length === 1 && files[0].role === "proof"
          && !byId("apply").checked;
        await (isProofOnly ? askProof(files[0].file) : askBatches());
        say("");
      } catch (error) {
        byId("verdict").hidden = true;
        say(error.message);
      }
      byId("ask").disabled = false;
    }
    async function openReport(event) {
      if (!byId("token").value.trim()) return;
      event.preventDefault();
      const response = await fetch("/ledger", { headers: headers() });
      if (!response.ok) return say("the report can't be had: status " + response.status);
      open(URL.createObjectURL(await response.blob()), "_blank", "noopener");
    }
    const drop = byId("drop");
    for (const name of ["dragover", "dragleave", "drop"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("over", name === "dragover");
        if (name === "drop") choose(event.dataTransfer.files);
      });
    }
    byId("files").addEventListener("change", (event) => choose(event.target.files));
    byId("token").addEventListener("change", showLedger);
    byId("report").addEventListener("click", openReport);
    byId("form").addEventListener("submit", ask);
    showLedger();
    """
}
