/// How the page looks: light or dark as the reader's system is, one column on a phone.
enum PageStyle {
  static let css = """
    :root {
      color-scheme: light dark;
      --page: #f5f6f8; --card: #ffffff; --ink: #1c2430; --soft: #5a6675; --rule: #dfe3e8;
      --good: #18794e; --bad: #b42318; --bad-page: #fdecea; --warn: #9a6b00; --bar: #0b63ce;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --page: #12161c; --card: #1b212a; --ink: #e7ebf0; --soft: #9aa7b6; --rule: #323b47;
        --good: #4cc38a; --bad: #ff8a80; --bad-page: #3a1d1c; --warn: #e6b94a; --bar: #6cb0ff;
      }
    }
    * { box-sizing: border-box; }
    body {
      margin: 0 auto; padding: 1rem; max-width: 48rem; background: var(--page); color: var(--ink);
      font: 1rem/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
    }
    h1 { font-size: 1.5rem; margin: 0; }
    h2 { font-size: 1.05rem; margin: 0 0 0.5rem; }
    p { margin: 0.25rem 0; }
    .note { color: var(--soft); font-size: 0.875rem; }
    .card {
      margin: 1rem 0; padding: 0.875rem; min-width: 0; background: var(--card);
      border: 1px solid var(--rule); border-radius: 0.625rem;
    }
    .drop {
      display: grid; gap: 0.25rem; justify-items: center; padding: 1.5rem 1rem; text-align: center;
      border: 2px dashed var(--rule); border-radius: 0.625rem; cursor: pointer;
    }
    .drop.over { border-color: var(--bar); }
    .drop span { color: var(--soft); font-size: 0.875rem; }
    .drop input { max-width: 100%; margin-top: 0.5rem; }
    .chosen { list-style: none; margin: 0.5rem 0; padding: 0; font-size: 0.875rem; }
    .chosen li { display: flex; gap: 0.5rem; padding: 0.25rem 0; align-items: center; }
    .chosen .name { flex: 1; min-width: 0; overflow-wrap: anywhere; }
    .fields { display: flex; flex-wrap: wrap; gap: 0.75rem; margin: 0.5rem 0; }
    .fields label { display: grid; gap: 0.125rem; font-size: 0.8125rem; color: var(--soft); }
    .fields .check { display: flex; align-items: end; gap: 0.375rem; }
    select, input[type="password"], button {
      font: inherit; font-size: 0.9375rem; padding: 0.375rem 0.5rem; color: var(--ink);
      background: var(--page); border: 1px solid var(--rule); border-radius: 0.375rem;
    }
    button[type="submit"] {
      width: 100%; padding: 0.625rem; font-weight: 600; color: #fff; background: #0b63ce;
      border-color: #0b63ce; cursor: pointer;
    }
    button[disabled] { opacity: 0.5; cursor: default; }
    .headline { font-size: 1.25rem; font-weight: 700; margin: 0 0 0.25rem; }
    .headline:focus { outline: none; }
    details summary { cursor: pointer; }
    details[open] summary { margin-bottom: 0.5rem; }
    summary h2 { display: inline; margin-right: 0.75rem; }
    .copyable { display: flex; flex-wrap: wrap; gap: 0.25rem 0.5rem; align-items: center; }
    .copyable code { flex: 1 1 16rem; min-width: 0; overflow-wrap: anywhere; }
    .copyable button { font-size: 0.8125rem; padding: 0.125rem 0.5rem; cursor: pointer; }
    .void, .void th, .void h2 { color: var(--soft); }
    .alerts { list-style: none; margin: 0.5rem 0; padding: 0; display: grid; gap: 0.5rem; }
    .alerts li {
      padding: 0.625rem 0.875rem; border-left: 0.25rem solid var(--bad); border-radius: 0.375rem;
      background: var(--bad-page); overflow-wrap: anywhere;
    }
    .alerts strong { color: var(--bad); font-weight: 600; }
    .calm { color: var(--good); font-weight: 600; margin: 0.5rem 0; }
    .accepted { color: var(--good); } .rejected, .malformed, .internal { color: var(--bad); }
    .refused, .unsupported, .unreadable { color: var(--warn); }
    .warning { color: var(--warn); overflow-wrap: anywhere; }
    .reason { overflow-wrap: anywhere; }
    .scroll { overflow-x: auto; }
    table { width: 100%; border-collapse: collapse; font-size: 0.875rem; }
    th, td { padding: 0.3rem 0.75rem 0.3rem 0; text-align: left; border-top: 1px solid var(--rule);
      vertical-align: top; }
    tr > :last-child { padding-right: 0; }
    th { color: var(--soft); font-weight: 600; }
    tbody th { font-weight: inherit; min-width: 7rem; }
    .pairs th { width: 35%; }
    tbody tr:first-child > *, thead th { border-top: 0; }
    thead + tbody tr:first-child > * { border-top: 1px solid var(--rule); }
    td { overflow-wrap: anywhere; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    meter { width: 100%; min-width: 3rem; height: 0.75rem; }
    footer { display: flex; gap: 1rem; margin: 1.5rem 0; }
    a { color: var(--bar); }
    """
}
