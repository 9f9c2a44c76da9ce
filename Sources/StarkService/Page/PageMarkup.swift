/// What the page consists of before anything was asked.
enum PageMarkup {
  static let body = """
    <body>
    <header>
    <h1>stark</h1>
    <p class="note">Is a STARK proof sound, and are these the batches that it proves?</p>
    </header>
    <main>
    <form id="form" class="card">
    <label id="drop" class="drop" for="files">
    <strong>Drop a proof here</strong>
    <span>or a proof and its batches, or choose files</span>
    <input id="files" type="file" multiple accept=".json,application/json">
    </label>
    <ul id="chosen" class="chosen"></ul>
    <div class="fields">
    <label>Policy
    <select id="policy">
    <option value="">of the service</option>
    <option>starkex-80</option>
    <option>sharp-96</option>
    <option>provable-100</option>
    <option>provable-128</option>
    <option>research</option>
    </select>
    </label>
    <label>Token
    <input id="token" type="password" autocomplete="off" placeholder="if the service asks for one">
    </label>
    <label class="check"><input id="apply" type="checkbox"> apply to the ledger</label>
    </div>
    <button id="ask" type="submit" disabled>Verify</button>
    </form>
    <p id="state" role="status" aria-live="polite"></p>
    <section id="verdict" hidden></section>
    <section id="ledger" class="card" hidden></section>
    </main>
    <footer class="note">
    <a href="/openapi.yaml">openapi.yaml</a>
    <a href="/ledger" id="report">ledger report</a>
    </footer>
    </body>
    """
}
