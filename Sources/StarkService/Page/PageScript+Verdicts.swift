extension PageScript {
  /// The answers of the service.
  static let verdicts = """
    function headline(section, answer) {
      const made = element("div", undefined, "card");
      const word = element("h2", String(answer.outcome).toUpperCase(), "headline " + answer.outcome);
      word.tabIndex = -1;
      made.append(word);
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
      made.append(element("p", facts.join(", "), "note reason"));
      if (answer.verification_id) made.append(copyable("verification id", answer.verification_id));
      section.append(made);
    }
    function security(section, answer) {
      const report = answer.security;
      if (!report) return;
      const isAccepted = answer.outcome === "accepted";
      const made = card(isAccepted ? "Security" : "Security that it would have, were it accepted");
      if (!isAccepted) made.classList.add("void");
      const rows = [["hash collisions", report.hash_collision + " bits", ""]];
      for (const [name, regime] of Object.entries(report)) {
        if (!regime || typeof regime !== "object") continue;
        rows.push([words(name), regime.bits + " bits",
          (regime.proven ? "proven" : "conjectured") + ", bound by " + regime.binding_term]);
      }
      table(made, rows, ["estimate", "security", "how sure"], [false, true, false]);
      section.append(made);
    }
    function contents(section, answer) {
      const proof = answer.proof;
      if (!proof) return;
      const made = card("Proof");
      const rows = [
        ["system", proof.system], ["layout", proof.layout], ["steps", grouped(proof.steps)],
      ];
      const program = answer.statement && answer.statement.program;
      if (program) {
        rows.push(["program", program.hash]);
        rows.push(["fact", program.fact || "unknown: the output lies on several pages"]);
      }
      if (answer.statement) {
        for (const fits of answer.statement.program_candidates) {
          rows.push(["one of", fits.hash + " with " + fits.builtins.join(", ")]);
        }
        rows.push(["output", grouped(answer.statement.output.length) + " values"]);
        for (const item of answer.statement.unchecked) rows.push(["not checked", item]);
      }
      table(made, rows);
      section.append(made);
    }
    // A batch that holds on all levels is folded: there is nothing to look for in it.
    function batches(section, list) {
      (list || []).forEach((batch, index) => {
        const levels = batch.levels || [];
        const complete = levels.filter((level) => level.outcome === "holds").length;
        const made = element("details", undefined, "card");
        made.open = complete < levels.length;
        const summary = element("summary");
        summary.append(element("h2", "Batch " + (index + 1)));
        const holds = levels.length ? ", " + complete + " of " + levels.length + " levels hold" : "";
        summary.append(element("span", words(batch.standing) + holds, "note"));
        made.append(summary);
        const rows = [];
        if (batch.sequence !== null) rows.push(["in the ledger", "number " + grouped(batch.sequence)]);
        if (batch.program) rows.push(["program", batch.program + " " + batch.version]);
        for (const level of levels) {
          const missing = level.not_checked ? ": " + level.not_checked : "";
          rows.push([words(level.level), words(level.outcome) + missing]);
        }
        for (const [name, value] of Object.entries(batch.facts || {})) {
          rows.push([words(name), value === null ? "none" : value]);
        }
        table(made, rows);
        if (batch.cost) timeBars(made, batch.cost.milliseconds);
        section.append(made);
      });
    }
    function show(answer) {
      const section = byId("verdict");
      section.replaceChildren();
      headline(section, answer);
      security(section, answer);
      contents(section, answer);
      batches(section, answer.batches);
      const stages = answer.timings && answer.timings.stages;
      if (stages) {
        const made = card("Time");
        timeBars(made, stages);
        if (made.childElementCount > 1) section.append(made);
      }
      section.hidden = false;
      section.querySelector(".headline").focus();
    }
    function showParts(inspection) {
      const parts = (inspection.parts || []).filter((part) => part.bytes > 0);
      if (!parts.length) return;
      const made = card("Bytes");
      bars(made, ["part", "size"], parts.map((part) => [part.path, part.bytes]), bytes);
      byId("verdict").append(made);
    }
    """
}
