/** Home, lists, search results, filters, units. */
export const lists = `
.home-head { margin-top: calc(-1 * var(--s2)); margin-bottom: var(--s6); padding: var(--s4) 0 var(--s3); background: var(--wash);
  box-shadow: 0 0 0 100vmax var(--wash); clip-path: inset(0 -100vmax); }
.home-head .columns { margin-top: var(--s1); gap: var(--s3) var(--s6); }
.home-head .help { margin-top: var(--s1); }
.home-units { margin-top: var(--s6); }
h1 + .search-form { margin-top: var(--s2); }
.search-form.in-page { max-width: var(--text); }
.search-form.in-page input { font-size: 1.1111rem; padding: .5556rem .6667rem; }
.search-form.in-page button { font-size: 1.1111rem; padding: .5556rem 1.5rem; }
.block > h2 { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 var(--s2); font-size: 1.2222rem; padding-bottom: var(--s1); border-bottom: 2px solid var(--ink); }
.block > h2 small { font-size: .8333rem; font-weight: 400; color: var(--soft); }
.block + .block { margin-top: var(--s6); }
.columns > .block { margin-top: 0; }
.block > .help { margin-top: var(--s1); }
.block > .more { margin-top: var(--s2); }
.documents > li { padding: var(--s2) 0; border-bottom: 1px solid var(--line); }
.item-title { font-size: 1.0556rem; line-height: 1.6; font-weight: 600; text-wrap: pretty; overflow-wrap: anywhere; }
.item-title a { text-decoration: none; }
.item-title a:hover { text-decoration: underline; }
.item-meta { display: flex; flex-wrap: wrap; gap: 0 var(--s2); font-size: .8333rem; line-height: 1.7; color: var(--soft); margin-top: .1111rem; }
.excerpt { font-size: .8889rem; line-height: 1.7; margin-top: .1111rem; overflow-wrap: anywhere;
  display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3; line-clamp: 3; overflow: hidden; }
.flag { font-size: .8333rem; font-weight: 600; }
.flag::before { content: "◆ "; font-size: .8em; }
.link-counts { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 var(--s4); margin-top: var(--s1); }
.link-counts a, .facets li a { display: flex; justify-content: space-between; gap: var(--s1); padding: .2222rem 0; text-decoration: none; }
.link-counts a:hover, .facets li a:hover { text-decoration: underline; }
.link-counts .count, .facets .count { color: var(--soft); flex: none; }
.list-head { margin-bottom: var(--s2); }
.list-head .selected { margin-top: var(--s2); }
.totals { color: var(--soft); font-size: .8889rem; display: flex; flex-wrap: wrap; gap: 0 var(--s2); align-items: center; }
.totals .to-filters { padding: .1111rem 0; }
.sorts { display: flex; flex-wrap: wrap; gap: 0 var(--s2); }
.sorts a { padding: .1111rem 0; }
.sorts a[aria-current] { color: var(--ink); font-weight: 600; text-decoration: none; }
.results { margin-top: var(--s2); }
.selected { margin-top: var(--s1); }
.search-form + .selected { margin-top: var(--s2); }
.selected ul { display: flex; flex-wrap: wrap; gap: var(--s1); }
.selected a { display: inline-flex; gap: .5em; align-items: baseline; padding: .1111rem .6667rem; font-size: .8889rem; color: var(--ink); text-decoration: none; border: 1px solid var(--edge); border-radius: 4px; }
.selected a:hover { border-color: var(--accent); color: var(--accent); }
.selected a.plain { border-color: transparent; color: var(--accent); text-decoration: underline; }
.facets { font-size: .8889rem; line-height: 1.6; }
.facets section + section { margin-top: var(--s3); }
.facets h2 { font-size: .8889rem; color: var(--soft); font-weight: 400; border-bottom: 1px solid var(--line); padding-bottom: .2222rem; margin-bottom: .2222rem; }
.facets li a { color: var(--ink); }
.facets .is-chosen { font-weight: 600; color: var(--accent); }
.facets .is-chosen > :first-child::before { content: "✓ "; }
.facets > .help { margin-bottom: var(--s2); }
@media (min-width: 1100px) {
  .home-head .search-form:last-child input, .home-head .search-form:last-child button { padding-left: .6667rem; padding-right: .6667rem; }
  .to-filters { display: none; }
}
.pagination { margin-top: var(--s4); }
.pagination ul { display: flex; flex-wrap: wrap; gap: var(--s1); align-items: center; font-size: .8889rem; }
.pagination a { display: inline-block; min-width: 2.4em; padding: .2222rem .6667rem; text-align: center; text-decoration: none; border: 1px solid var(--line); border-radius: 4px; font-variant-numeric: tabular-nums; }
.pagination a:hover { border-color: var(--accent); }
.pagination a[aria-current] { color: #fff; background: var(--accent); border-color: var(--accent); }
.empty { padding: var(--s3) 0; }
.empty ul { list-style: disc; padding-left: 1.4em; margin-top: var(--s1); }
.unit-lead { color: var(--soft); margin-top: .2222rem; }
.unit-lead + .columns, .unit-lead + .block { margin-top: var(--s3); }
.pagination + .block, .documents + .block { margin-top: var(--s6); }
.unit-search { margin-top: var(--s2); }
.unit-group { margin-top: var(--s6); }
.unit-group > h2 { font-size: 1.1111rem; padding-bottom: var(--s1); border-bottom: 2px solid var(--ink); }
.unit-list > li { display: grid; grid-template-columns: minmax(0, 2fr) minmax(0, 3fr) minmax(0, 7.5em); gap: 0 var(--s3); padding: var(--s1) 0; border-bottom: 1px solid var(--line); }
.unit-list .name { font-weight: 600; }
.unit-list .name a { text-decoration: none; }
.unit-list .name a:hover { text-decoration: underline; }
.unit-list .where, .unit-list .docs { font-size: .8889rem; color: var(--soft); }
.unit-list .docs { text-align: right; }
.unit-list .depth-1 .name { padding-left: 1em; }
.unit-list .depth-2 .name { padding-left: 2em; }
.unit-page .columns { margin-top: var(--s3); }
.unit-page .facts { margin-top: 0; }
.unit-page .other-name { color: var(--soft); }
.unit-page .facts dd { overflow-wrap: anywhere; white-space: pre-line; font-variant-numeric: tabular-nums; }
.unit-tree { margin-top: var(--s1); }
.unit-tree li { padding: .1111rem 0; }
.unit-tree ul { padding-left: 1.25em; border-left: 1px solid var(--line); }
.duties { white-space: pre-line; margin-top: var(--s1); }
@media (max-width: 719px) {
  .home-head { padding: var(--s3) 0; margin-bottom: var(--s4); }
  h1 { font-size: 1.3333rem; }
  .search-form.in-page input, .search-form.in-page button { font-size: 1rem; padding: var(--s1) .6667rem; }
  .link-counts { grid-template-columns: minmax(0, 1fr); }
  .pagination .far { display: none; }
  .unit-list > li { grid-template-columns: minmax(0, 1fr); }
  .unit-list .docs { text-align: left; }
}
`;
