/// How the report looks: light or dark as the reader's system is, one column on a phone.
enum Stylesheet {
  static let css: StaticString = """
    :root {
      color-scheme: light dark;
      --page: #f5f6f8; --card: #ffffff; --ink: #1c2430; --soft: #5a6675; --rule: #dfe3e8;
      --good: #18794e; --bad: #b42318; --bad-page: #fdecea;
      --s0: #0b63ce; --s1: #c2410c; --s2: #0f8a6d; --s3: #8b3fc7; --s4: #9a6b00; --s5: #c02672;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #12161c; --card: #1b212a; --ink: #e7ebf0; --soft: #9aa7b6; --rule: #323b47;
        --good: #4cc38a; --bad: #ff8a80; --bad-page: #3a1d1c;
        --s0: #6cb0ff; --s1: #ff9a5c; --s2: #45d3ae; --s3: #c99bff; --s4: #e6b94a; --s5: #ff8fc0;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 1rem; max-width: 76rem; background: var(--page); color: var(--ink);
      font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
    }
    h1 { font-size: 1.5rem; line-height: 1.2; margin: 0.5rem 0 0.25rem; }
    h2 { font-size: 1.15rem; margin: 2rem 0 0.75rem; }
    h3 { font-size: 1rem; margin: 0; }
    p { margin: 0.25rem 0; }
    .caption, .note, footer { color: var(--soft); font-size: 0.875rem; }
    .grid {
      display: grid; gap: 0.75rem;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 21rem), 1fr));
    }
    .figures { grid-template-columns: repeat(auto-fill, minmax(min(100%, 10.5rem), 1fr)); }
    .card {
      margin: 0; padding: 0.875rem; min-width: 0; background: var(--card);
      border: 1px solid var(--rule); border-radius: 0.625rem;
    }
    .figures .name { color: var(--soft); font-size: 0.8125rem; }
    .figures .value { font-size: 0.9375rem; font-weight: 600; overflow-wrap: anywhere; }
    .alerts { list-style: none; margin: 1rem 0; padding: 0; display: grid; gap: 0.5rem; }
    .alerts li {
      padding: 0.625rem 0.875rem; border-left: 0.25rem solid var(--bad); border-radius: 0.375rem;
      background: var(--bad-page); overflow-wrap: anywhere;
    }
    .alerts strong { color: var(--bad); font-weight: 600; }
    .calm { color: var(--good); font-weight: 600; margin: 1rem 0; }
    .unit { margin-top: 0.5rem; color: var(--soft); font-size: 0.75rem; }
    .empty {
      margin-top: 0.75rem; padding: 2.5rem 1rem; text-align: center; color: var(--soft);
      border: 1px dashed var(--rule); border-radius: 0.5rem;
    }
    svg { display: block; width: 100%; height: auto; }
    svg text { fill: var(--soft); font-size: 11px; font-variant-numeric: tabular-nums; }
    .rule { stroke: var(--rule); stroke-width: 1; fill: none; }
    .zero { stroke: var(--soft); stroke-width: 1; fill: none; }
    .line { fill: none; stroke-width: 1.75; stroke-linejoin: round; stroke-linecap: round; }
    .line.s0, .dot.s0 { stroke: var(--s0); } .line.s1, .dot.s1 { stroke: var(--s1); }
    .line.s2, .dot.s2 { stroke: var(--s2); } .line.s3, .dot.s3 { stroke: var(--s3); }
    .line.s4, .dot.s4 { stroke: var(--s4); } .line.s5, .dot.s5 { stroke: var(--s5); }
    .line.s1 { stroke-dasharray: 7 2; } .line.s2 { stroke-dasharray: 2 3; }
    .line.s3 { stroke-dasharray: 7 2 2 2; } .line.s4 { stroke-dasharray: 4 4; }
    .line.s5 { stroke-dasharray: 10 3 2 3 2 3; }
    .dot { fill: var(--card); stroke-width: 1.5; }
    .bar.s0 { fill: var(--s0); } .bar.s1 { fill: var(--s1); } .bar.s2 { fill: var(--s2); }
    .bar.s3 { fill: var(--s3); } .bar.s4 { fill: var(--s4); } .bar.s5 { fill: var(--s5); }
    .legend {
      list-style: none; margin: 0.375rem 0 0; padding: 0; display: flex; flex-wrap: wrap;
      gap: 0.125rem 1rem; color: var(--soft); font-size: 0.8125rem;
    }
    .legend li { overflow-wrap: anywhere; }
    svg.key {
      display: inline-block; width: auto; margin-right: 0.375rem; vertical-align: -0.0625rem;
    }
    .scroll { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
    caption { text-align: left; color: var(--soft); padding-bottom: 0.5rem; }
    th, td { padding: 0.375rem 0.625rem; text-align: left; border-top: 1px solid var(--rule); }
    thead th { color: var(--soft); font-weight: 600; vertical-align: bottom; }
    tbody th { font-weight: inherit; }
    td { overflow-wrap: anywhere; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    tbody .number, table:has(.number) tbody :is(th, td) { white-space: nowrap; }
    footer { margin: 2rem 0 1rem; }
    """
}
