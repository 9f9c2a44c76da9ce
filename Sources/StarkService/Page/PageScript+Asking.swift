extension PageScript {
  /// Choosing files and asking the service.
  static let asking = #"""
    let files = [];
    const turning = /[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu;
    function say(text) { byId("state").textContent = text; }
    function headers(extra) {
      const token = byId("token").value.trim();
      return token ? Object.assign({ Authorization: "Bearer " + token }, extra) : extra || {};
    }
    async function request(path, options) {
      const response = await fetch(path, options);
      const answer = await response.json();
      if (response.ok) return answer;
      const failure = answer.failure || answer;
      const error = new Error(failure.reason || "status " + response.status);
      error.status = response.status;
      throw error;
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
        // A name has a direction of its own, and nothing in it turns that of its letters.
        const name = entry.file.name.replaceAll(turning, "\ufffd");
        line.append(element("bdi", name, "name"));
        const roles = element("select");
        roles.setAttribute("aria-label", "What " + name + " is");
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
      show(answer);
      say("Verdict: " + answer.outcome);
      try {
        showParts(await request("/v1/inspect", options("application/json")));
      } catch (error) {
        const reason = "What is inside can't be shown: " + error.message;
        byId("verdict").append(element("p", reason, "warning"));
      }
    }
    async function askBatches() {
      const form = new FormData();
      for (const entry of files) form.append(entry.role, entry.file, entry.role + ".json");
      if (byId("policy").value) form.append("policy", byId("policy").value);
      if (byId("apply").checked) form.append("apply", "true");
      form.append("timings", "true");
      const options = { method: "POST", headers: headers(), body: form };
      const answer = await request("/v1/batches", options);
      show(answer);
      say("Verdict: " + answer.outcome);
      if (byId("apply").checked) await showLedger();
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
      } catch (error) {
        byId("verdict").hidden = true;
        say(error.message);
      }
      byId("ask").disabled = false;
    }
    // A file that is dropped anywhere is chosen: else it would take the place of the page.
    const drop = byId("drop");
    const hasFiles = (event) => Array.from(event.dataTransfer.types).includes("Files");
    addEventListener("dragover", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      drop.classList.add("over");
    });
    addEventListener("dragleave", (event) => {
      if (!event.relatedTarget) drop.classList.remove("over");
    });
    addEventListener("drop", (event) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      drop.classList.remove("over");
      choose(event.dataTransfer.files);
    });
    byId("files").addEventListener("change", (event) => choose(event.target.files));
    byId("token").addEventListener("change", showLedger);
    byId("report").addEventListener("click", openReport);
    byId("form").addEventListener("submit", ask);
    showLedger();
    """#
}
