/** One document: head, metadata, contents list, official text, tables, tasks. */
export const documentStyles = `
.phrases { word-break: keep-all; overflow-wrap: anywhere; }
.document-title { font-family: var(--song); font-weight: 700; font-size: 1.6667rem; line-height: 1.5; }
.validity { white-space: nowrap; color: var(--soft); }
.validity .shape { margin-right: .35em; font-size: .8em; }
.validity.is-in_force { color: var(--ink); }
.validity.is-in_force .shape { color: var(--accent); }
.item-meta .validity.is-in_force { color: var(--soft); }
.validity.is-expired, .validity.is-repealed, .validity.is-amended, .validity.is-partly_invalid, .validity.is-not_yet_in_force { color: var(--ink); font-weight: 600; }
.urgent { font-weight: 600; }
.urgent::before { content: "▲ "; color: var(--seal); }
.urgent.is-passed { font-weight: 400; }
.urgent.is-passed::before { content: "● "; color: var(--accent); }
.document-state { margin-top: var(--s1); }
.to-tasks { margin-left: var(--s3); font-size: .8889rem; }
.document-state .validity, .metadata .validity { white-space: normal; }
.notice { margin-top: var(--s2); padding: var(--s1) var(--s2); background: var(--wash); border-left: 4px solid var(--ink); }
.related { margin-top: var(--s2); }
.related dt { color: var(--soft); font-size: .8889rem; }
.related > div { display: grid; grid-template-columns: 4.8889rem minmax(0, 1fr); align-items: baseline; }
:lang(en) > body .related > div { grid-template-columns: 8.4444rem minmax(0, 1fr); }
.metadata { margin-top: var(--s3); border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); font-size: .8889rem; padding: var(--s1) 0; }
.metadata dl { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 0 var(--s4); }
.metadata dl > div { display: grid; grid-template-columns: 5.5em minmax(0, 1fr); padding: .2222rem 0; }
:lang(en) > body .metadata dl > div { grid-template-columns: 9.5em minmax(0, 1fr); }
.metadata dt { color: var(--soft); }
.metadata dd { overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
.metadata summary { width: fit-content; }
.metadata details dl { padding-bottom: .2222rem; }
.contents { font-size: .8889rem; line-height: 1.6; }
.contents h2 { font-size: .8889rem; color: var(--soft); font-weight: 400; }
.contents a { display: block; padding: .2222rem 0; color: var(--ink); text-decoration: none; }
.contents a:hover { color: var(--accent); text-decoration: underline; }
.contents .depth-2 a { padding-left: 1.25em; color: var(--soft); }
.contents .depth-2 a:hover { color: var(--accent); }
.contents.beside { display: none; }
.contents.above { border-bottom: 1px solid var(--line); padding-bottom: var(--s1); }
@media (min-width: 1100px) {
  .document-columns { grid-template-areas: "head toc" "text toc"; grid-template-rows: auto 1fr; }
  .document-columns > .document-head { grid-area: head; }
  .document-columns > .document-main { grid-area: text; }
  .contents.above { display: none; }
  .contents.beside {
    display: block; grid-area: toc; position: sticky; top: var(--s3); align-self: start; max-height: calc(100vh - 3rem);
    overflow-y: auto; padding-left: var(--s2); border-left: 1px solid var(--line);
  }
}
.body { overflow-wrap: anywhere; text-wrap: pretty; hanging-punctuation: allow-end; }
.body p { margin-top: .8889rem; text-indent: 2em; }
.body h2, .body h3, .body h4, .body h5, .body h6 { position: relative; margin-top: 1.7778rem; text-indent: 2rem; text-wrap: pretty; line-height: 1.7; }
.body .sentence { font-size: 1rem; }
.body h2:not(.sentence, .inner-title) { font-size: 1.2222rem; }
.body h3, .body h4, .body h5, .body h6 { font-size: 1rem; margin-top: 1.3333rem; }
.body .chapter { text-align: center; text-indent: 0; }
.body .inner-title { font-family: var(--song); font-size: 1.3333rem; font-weight: 700; text-align: center; text-indent: 0; line-height: 1.5; margin: 2.6667rem 0 1.3333rem; text-wrap: balance; }
.body .inner-title ~ h3:not(.sentence) { font-size: 1.2222rem; margin-top: 1.7778rem; }
.body > .inner-title:first-child { margin-top: 0; }
.body .inner-title + .inner-title { margin-top: -1.3333rem; }
.body .number, .body .centered { text-align: center; text-indent: 0; text-wrap: balance; }
.body .annex { display: block; text-align: left; font-family: var(--sans); font-size: 1rem; margin-bottom: .4444rem; }
.body .recipients { text-indent: 0; }
.body .signature, .body .date { text-align: right; text-indent: 0; padding-right: 2em; }
.body .signature { margin-top: 1.7778rem; }
.body .signature + .signature, .body .signature + .date { margin-top: .2222rem; }
.body .attachment { text-indent: 0; padding-left: 2em; }
.body .item { position: relative; }
.body .article { font-weight: 600; margin-right: 1em; }
.body :target { background: var(--accent-wash); box-shadow: -.4444rem 0 0 var(--accent-wash), .4444rem 0 0 var(--accent-wash); }
.anchor { text-decoration: none; font-weight: 400; font-size: .8889rem; text-indent: 0; margin-left: .4em; opacity: 0; padding: 0 .3em; }
.item:hover > .anchor, h2:hover > .anchor, h3:hover > .anchor, h4:hover > .anchor, h5:hover > .anchor, h6:hover > .anchor, .anchor:focus, :target > .anchor { opacity: 1; }
@media (min-width: 1100px) {
  .anchor { position: absolute; left: -1.5rem; top: 0; margin: 0; line-height: 2; }
}
.body figure { margin-top: 1.3333rem; text-align: center; }
.body figcaption { color: var(--soft); font-size: .8889rem; }
.image-missing { padding: var(--s2); border: 1px solid var(--line); color: var(--soft); text-indent: 0 !important; }
.table { margin-top: 1.3333rem; }
.table-note { display: none; }
.body .table-note { text-indent: 0; margin: 0 0 .2222rem; }
.table-scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .8889rem; line-height: 1.6; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: var(--s1); }
th, td { border: 1px solid var(--line); padding: .3333rem .5556rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 3.5em; }
thead th, th { background: var(--wash); font-weight: 600; }
.cols-4 { min-width: 28rem; }
.cols-5, .cols-6 { min-width: 36rem; }
.cols-many { min-width: 54rem; }
.cols-many th, .cols-many td { padding: .2222rem .3333rem; }
@media (max-width: 1099px) {
  .wide .table-note { display: block; }
}
.after .help { margin-top: var(--s1); }
.after h2 { margin-top: var(--s6); font-size: 1.1111rem; padding-bottom: var(--s1); border-bottom: 1px solid var(--line); }
.files li { display: flex; flex-wrap: wrap; gap: 0 var(--s2); padding: .3333rem 0; border-bottom: 1px solid var(--line); }
.files a { overflow-wrap: anywhere; }
.files .kind { color: var(--soft); font-size: .8889rem; }
.history li { display: flex; flex-wrap: wrap; gap: 0 var(--s2); padding: .2222rem 0; }
.short-address { display: flex; align-items: center; gap: var(--s2); margin-top: var(--s2); }
.short-address .qr { width: 6rem; height: 6rem; flex: none; }
.short-address code { overflow-wrap: anywhere; }
.report-form label { display: block; font-weight: 600; }
.report-form textarea, .report-form input:not([type=hidden]) { display: block; width: 100%; max-width: 36rem; font: inherit; padding: var(--s1); border: 1px solid var(--soft); }
.report-form .fault { display: block; color: var(--danger, #b3261e); }
.report-form p { margin-top: var(--s2); }
.correction, .change-note { margin: var(--s1) 0; }
.looking-back { max-width: 45rem; }
.looking-back h2 { margin-top: var(--s4); }
.looking-back h1 + p { margin-top: var(--s1); }
.editions { margin: var(--s3) 0; }
.editions li { padding: var(--s1) 0; border-top: 1px solid var(--line); }
.compared p { margin-top: var(--s1); overflow-wrap: anywhere; }
.compared ins { background: var(--accent-wash); text-decoration: underline; text-underline-offset: .2em; }
.compared del { color: var(--soft); text-decoration: line-through; }
.compared .paragraph-added { border-left: 4px solid var(--accent); padding-left: var(--s2); }
.compared .paragraph-removed { border-left: 4px solid var(--line); padding-left: var(--s2); }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.edition-text { margin-top: var(--s4); }
.edition-text summary { cursor: pointer; padding: var(--s1) 0; font-weight: 600; }
.cite-text { margin-top: var(--s1); padding: var(--s2); background: var(--wash); font-size: .8889rem; overflow-wrap: anywhere; user-select: all; border: 1px solid var(--line); }
.tasks > .help { margin: var(--s1) 0; }
.tasks td { vertical-align: top; }
.tasks .place { white-space: nowrap; }
.tasks .unit { display: inline-block; }
.tasks th:nth-child(3), .tasks th:nth-child(4) { width: 8.5em; }
.tasks th:nth-child(5) { width: 8em; }
.tasks .term { display: block; }
.tasks .due { font-weight: 600; display: block; white-space: nowrap; }
.tasks .none { color: var(--soft); }
.tasks ul li + li { margin-top: .1111rem; }
@media (max-width: 719px) {
  .phrases { word-break: keep-all; overflow-wrap: anywhere; }
.document-title { font-size: 1.3333rem; }
  .metadata dl { grid-template-columns: minmax(0, 1fr); }
  :lang(en) > body .metadata dl > div { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: .5em; }
  .body h2:not(.sentence, .inner-title), .body .inner-title ~ h3:not(.sentence) { font-size: 1.1111rem; }
  .tasks table, .tasks tbody, .tasks tr, .tasks td, .tasks th { display: block; min-width: 0; border: 0; padding: 0; background: none; text-align: left; }
  .tasks thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .tasks tr { padding: var(--s2) 0; border-bottom: 1px solid var(--line); }
  .tasks .is-none { display: none; }
  .tasks td[data-label]:not(.is-none) { display: grid; grid-template-columns: 6em minmax(0, 1fr); margin-top: .2222rem; }
  :lang(en) > body .tasks td[data-label]:not(.is-none) { grid-template-columns: minmax(0, 2fr) minmax(0, 3fr); gap: .5em; }
  .tasks .due { white-space: normal; }
  .tasks td[data-label]::before { content: attr(data-label); color: var(--soft); }
}
`;
