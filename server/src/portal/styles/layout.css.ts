/** The frame of a page: header, navigation, columns, footer, errors. */
export const layout = `
.skip { position: absolute; left: var(--s2); top: -10rem; padding: var(--s1) var(--s2); background: #fff; z-index: 1; }
.skip:focus { top: var(--s1); }
.site-header { border-bottom: 1px solid var(--line); }
.bar, .site-nav ul, .page, .site-footer dl, .site-footer p {
  max-width: 60.4rem; margin: 0 auto; padding-left: var(--s3); padding-right: var(--s3);
}
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s1) var(--s4); padding-top: var(--s2); padding-bottom: var(--s1); }
.site-name {
  color: var(--ink); text-decoration: none; font-family: var(--song); font-size: 1.4444rem; font-weight: 700;
  line-height: 1.4; letter-spacing: .02em;
}
.site-name:hover { color: var(--accent); }
.site-name .emblem { height: 2.2222rem; width: auto; max-width: 8rem; vertical-align: middle; margin-right: var(--s1); }
.search-form.in-header { flex: 1 1 12rem; max-width: 22rem; margin-left: auto; font-size: .8889rem; }
.search-form.in-header input, .search-form.in-header button { padding-top: .2222rem; padding-bottom: .2222rem; }
.settings { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--s2); font-size: .8889rem; }
.bar > .settings:nth-child(2) { margin-left: auto; }
.settings a { padding: .2222rem 0; text-decoration: none; white-space: nowrap; }
.settings a:hover { text-decoration: underline; }
.settings .switch { color: var(--ink); }
.settings .is-on { font-weight: 600; text-decoration: underline; text-decoration-thickness: 2px; }
.settings .is-on::before { content: "✓ "; }
.settings .language { padding-left: var(--s2); border-left: 1px solid var(--line); line-height: 1; }
.site-nav ul { display: flex; flex-wrap: wrap; gap: 0 var(--s4); }
.site-nav details { display: none; }
.site-nav a { display: block; padding: var(--s1) 0; color: var(--ink); text-decoration: none; border-bottom: 3px solid transparent; }
.site-nav a:hover { color: var(--accent); border-bottom-color: var(--line); }
.site-nav .within { gap: 0 var(--s3); border-top: 1px solid var(--line); font-size: .8889rem; }
.site-nav .within a { padding: .4444rem 0; border-bottom-width: 2px; }
.site-nav a[aria-current] { color: var(--accent); font-weight: 600; border-bottom-color: var(--accent); }
.page { padding-top: var(--s2); padding-bottom: var(--s6); min-height: 60vh; }
.breadcrumb { font-size: .8889rem; color: var(--soft); margin-bottom: var(--s3); }
.breadcrumb ol { display: flex; flex-wrap: wrap; }
.breadcrumb li:not(:last-child)::after { content: "›"; padding: 0 .5em; }
.breadcrumb a { color: var(--soft); display: inline-block; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr); gap: var(--s4) var(--s6); }
.columns > * { min-width: 0; }
@media (min-width: 1100px) {
  .columns { grid-template-columns: minmax(0, var(--text)) minmax(0, 15rem); justify-content: space-between; }
}
.narrow { max-width: var(--text); }
.site-footer { border-top: 1px solid var(--line); padding: var(--s4) 0; color: var(--soft); font-size: .8333rem; }
.site-footer dl { display: flex; flex-wrap: wrap; gap: .2222rem var(--s4); }
.site-footer dl div { display: flex; flex-wrap: wrap; max-width: 100%; }
.site-footer dt { flex: none; }
.site-footer dd { min-width: 0; overflow-wrap: anywhere; }
.site-footer dt::after { content: "："; }
:lang(en) > body .site-footer dt::after { content: ":"; padding-right: .35em; }
.site-footer p { margin-top: var(--s1); }
.site-footer p > * { display: inline-block; margin-right: var(--s3); }
.ways { display: flex; flex-wrap: wrap; gap: var(--s1) var(--s3); margin-top: var(--s3); }
.error-page { max-width: var(--text); padding-top: var(--s4); }
.error-page h1 { margin-bottom: var(--s2); }
.error-page .search-form { margin-top: var(--s3); }
.error-page .help { margin-top: var(--s3); }
.facts { margin: var(--s3) 0; border-top: 1px solid var(--line); }
.facts > div { display: grid; grid-template-columns: 8em minmax(0, 1fr); gap: 0 var(--s2); padding: var(--s1) 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--soft); }
:lang(en) > body .facts > div { grid-template-columns: 11em minmax(0, 1fr); }
@media (max-width: 719px) {
  .bar, .site-nav ul, .page, .site-footer dl, .site-footer p { padding-left: var(--s2); padding-right: var(--s2); }
  .site-name { font-size: 1.2222rem; }
  .bar { column-gap: var(--s2); }
  .bar .settings { margin-left: auto; gap: 0 .7rem; }
  .settings .language { padding-left: .7rem; }
  .search-form.in-header { order: 3; flex-basis: 100%; max-width: none; margin: 0; }
  .site-nav > ul { display: none; }
  .site-nav details { display: block; }
  .site-nav summary { padding: var(--s1) var(--s2); width: fit-content; }
  .site-nav ul { gap: 0 var(--s3); padding-bottom: var(--s1); }
  .site-nav li.in-header { display: none; }
  .facts > div { grid-template-columns: 5em minmax(0, 1fr); }
  :lang(en) > body .facts > div { grid-template-columns: 7em minmax(0, 1fr); }
}
`;
