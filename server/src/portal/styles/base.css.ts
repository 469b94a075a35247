/** Root sizes, colours, type, links, forms: what every element of the site starts from. 1rem is 18 px, in large print 24 px. */
export const base = `
:root {
  --ink: #1b1f24;
  --soft: #57606a;
  --line: #d8dee4;
  --edge: #6e7781;
  --wash: #f6f8fa;
  --accent: #1455a3;
  --accent-wash: #eef4fb;
  --seal: #b3261e;
  --mark: #fff1b8;
  --sans: "PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif;
  --song: "Songti SC", "Noto Serif SC", "Noto Serif CJK SC", "Source Han Serif SC", "STSong", "SimSun", serif;
  --s1: .4444rem;
  --s2: .8889rem;
  --s3: 1.3333rem;
  --s4: 1.7778rem;
  --s6: 2.6667rem;
  --text: 40rem;
}
.contrast {
  --ink: #000;
  --soft: #24292f;
  --line: #57606a;
  --edge: #000;
  --wash: #fff;
  --accent: #003a80;
  --accent-wash: #fff;
  --seal: #8c0b06;
  --mark: #ffe680;
}
@media (prefers-contrast: more) {
  :root { --ink: #000; --soft: #24292f; --line: #57606a; --edge: #000; --wash: #fff; --accent: #003a80; --accent-wash: #fff; }
}
*, ::before, ::after { box-sizing: border-box; }
html { font-size: 112.5%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: var(--s2); }
html.large { font-size: 150%; }
body {
  margin: 0;
  color: var(--ink);
  background: #fff;
  font-family: var(--sans);
  font-size: 1rem;
  line-height: 1.8;
  line-break: strict;
  overflow-wrap: break-word;
  text-spacing-trim: trim-start;
  text-autospace: normal;
}
time, .since, .item-meta, .metadata dd, .site-footer, .cite-text, .facts dd { text-autospace: no-autospace; }
h1, h2, h3, h4, h5, h6, p, ol, ul, dl, dd, figure { margin: 0; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-wrap: balance; font-weight: 600; }
h1 { font-size: 1.6667rem; }
h2 { font-size: 1.3333rem; }
h3 { font-size: 1.1111rem; }
ol, ul { padding: 0; list-style: none; }
a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: .0556em; }
a:hover { text-decoration-thickness: .1111em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
main:focus { outline: none; }
mark { background: var(--mark); color: inherit; padding: 0 .05em; }
time, .count { font-variant-numeric: tabular-nums; }
img, svg { max-width: 100%; height: auto; }
code { font-family: ui-monospace, Consolas, monospace; font-size: .95em; overflow-wrap: anywhere; }
.sr {
  position: absolute; width: 1px; height: 1px; margin: -1px; padding: 0; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; border: 0;
}
.help { color: var(--soft); font-size: .8889rem; line-height: 1.6; }
.print-only { display: none; }
summary { cursor: pointer; color: var(--accent); padding: .2222rem 0; }
summary:hover { text-decoration: underline; text-underline-offset: .2em; }
input, select, button { font: inherit; color: inherit; }
input[type="search"], input[type="email"], select {
  min-width: 0; width: 100%; padding: var(--s1) .6667rem; line-height: 1.5;
  background: #fff; border: 1px solid var(--edge); border-radius: 4px; -webkit-appearance: none; appearance: none;
}
input::placeholder { color: var(--soft); opacity: 1; }
button {
  flex: none; padding: var(--s1) var(--s2); line-height: 1.5; cursor: pointer; white-space: nowrap;
  color: #fff; background: var(--accent); border: 1px solid var(--accent); border-radius: 4px;
}
.quiet button { color: var(--accent); background: #fff; }
button:hover { text-decoration: underline; text-underline-offset: .2em; }
.search-form .field { display: flex; gap: var(--s1); }
.search-form label { display: block; font-size: .8889rem; }
.search-form .help { margin-top: var(--s1); }
`;
