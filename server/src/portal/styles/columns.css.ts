/** Columns, disclosure platforms, special topics and the blocks of a composed page. */
export const columnStyles = `
.side-nav { font-size: .8889rem; line-height: 1.6; margin-bottom: var(--s3); border-bottom: 1px solid var(--line); padding-bottom: var(--s1); }
.side-nav a { display: block; padding: .2222rem 0; color: var(--ink); text-decoration: none; }
.side-nav a:hover { color: var(--accent); text-decoration: underline; }
.side-nav a[aria-current] { color: var(--accent); font-weight: 600; }
.side-nav > ul { display: flex; flex-wrap: wrap; gap: 0 var(--s2); }
.side-nav li ul { padding-left: 1em; border-left: 1px solid var(--line); }
.side-top { font-weight: 600; }
@media (min-width: 900px) {
  .with-side { display: grid; grid-template-columns: 13rem minmax(0, 44rem); gap: var(--s6); }
  .side-nav { border-bottom: 0; border-right: 1px solid var(--line); padding-right: var(--s2); align-self: start; }
  .side-nav > ul { display: block; }
  .side-top { border-bottom: 2px solid var(--ink); }
}
@media (max-width: 899px) {
  .side-nav li:has(ul) { flex-basis: 100%; }
  .side-nav li ul { columns: 2; column-gap: var(--s2); }
}
.year-nav { display: flex; flex-wrap: wrap; gap: 0 var(--s2); margin-top: var(--s2); font-size: .8889rem; }
.year-nav a { padding: .2222rem 0; font-variant-numeric: tabular-nums; }
.year-nav a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.side-main > .totals { margin-top: var(--s2); }
.side-main > .block, .side-main > .column-index { margin-top: var(--s3); }
.catalog-facts { display: flex; flex-wrap: wrap; gap: 0 var(--s3); font-size: .8333rem; color: var(--soft); margin-top: .1111rem; }
.catalog-facts div { display: flex; gap: .5em; min-width: 0; }
.catalog-facts dd { overflow-wrap: anywhere; }
.catalog .excerpt { -webkit-line-clamp: 2; line-clamp: 2; }
.column-index { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: 0 var(--s4); margin-top: var(--s3); }
.column-index li { padding: var(--s1) 0; border-bottom: 1px solid var(--line); }
.column-index h2 { font-size: 1rem; }
.column-index h2 a { text-decoration: none; }
.column-index h2 a:hover { text-decoration: underline; }
.entries { display: grid; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); gap: var(--s1) var(--s2); margin-top: var(--s3); }
.entries a { display: block; padding: var(--s1) var(--s2); border: 1px solid var(--line); border-left: 3px solid var(--accent); text-decoration: none; }
.entries a:hover { border-color: var(--accent); text-decoration: underline; }
.entries .help { display: block; }
.prose { margin-top: var(--s2); }
.prose > * + * { margin-top: var(--s2); }
.prose h2 { margin-top: var(--s4); font-size: 1.2222rem; }
.prose p { text-wrap: pretty; }
.numbered { list-style: decimal; padding-left: 1.6em; }
.tree { margin-top: var(--s4); }
.tree ul ul { padding-left: 1.25em; border-left: 1px solid var(--line); }
.tree > ul { columns: 18rem; column-gap: var(--s4); }
.tree > ul > li { break-inside: avoid; margin-bottom: var(--s2); font-weight: 600; }
.tree ul ul li { font-weight: 400; }
.notice-strip { border-left: 4px solid var(--accent); background: var(--accent-wash); padding: var(--s1) var(--s2); margin-bottom: var(--s4); }
.topic-cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); gap: var(--s3); margin-top: var(--s2); }
.topic-cards li { border-top: 2px solid var(--ink); padding-top: var(--s1); }
.topic-cards img, .picture-news img { width: 100%; aspect-ratio: 16 / 9; object-fit: cover; display: block; background: var(--wash); }
.topic-cards h2, .topic-cards h3, .picture-news h3 { font-size: 1rem; margin-top: var(--s1); }
.topic-cards h2 a, .topic-cards h3 a, .picture-news h3 a { text-decoration: none; }
.topic-cards h3 a:hover, .picture-news h3 a:hover { text-decoration: underline; }
.picture-news { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: var(--s3); margin-top: var(--s2); }
.link-list { display: grid; grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: 0 var(--s4); margin-top: var(--s1); }
.link-list a { display: block; padding: .2222rem 0; }
.home-blocks > .block + *, .home-blocks > .columns + *, .home-blocks > .section-grid + *, .home-blocks > .prose + * { margin-top: var(--s6); }
.section-grid { display: grid; gap: var(--s4) var(--s6); }
.section-grid > .block { margin-top: 0; }
@media (min-width: 900px) { .section-grid { grid-template-columns: repeat(2, minmax(0, 1fr)); } }
.official p { text-indent: 2em; }
.official p + p { margin-top: var(--s1); }
.topic > .official { margin-top: var(--s2); }
.topic .home-blocks { margin-top: var(--s4); }
.cover { width: 100%; max-height: 20rem; object-fit: cover; margin: var(--s2) 0; display: block; }
.preview-bar { background: var(--mark); padding: var(--s1) var(--s2); text-align: center; }
.account-list > li { padding: var(--s1) 0; border-bottom: 1px solid var(--line); }
.ask-form { display: grid; gap: var(--s3); justify-items: start; margin-top: var(--s3); }
.ask-field { display: grid; gap: .3333rem; width: 100%; max-width: 32rem; padding: 0; margin: 0; border: 0; }
.ask-field label, .ask-field legend { font-weight: 600; }
.ask-field .choice { display: flex; gap: .5em; align-items: center; min-height: 2rem; font-weight: 400; }
.ask-field legend { padding: 0; }
.ask-field .fault { font-weight: 600; padding-left: var(--s1); border-left: 4px solid currentColor; }
.ask-more { display: grid; gap: var(--s3); padding: var(--s3) 0 0 var(--s2); }
.days th[scope="row"] { font-weight: 400; white-space: nowrap; }
@media (max-width: 40rem) { .days th[scope="row"] { white-space: normal; min-width: 6.5em; } }
.ask-form + .block { margin-top: var(--s6); }
`;
