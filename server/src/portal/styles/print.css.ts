/** On paper: metadata table, text, address, QR code; nothing else. */
export const print = `
.print-end { display: none; }
@media print {
  @page { margin: 25mm 22mm; }
  html, html.large { font-size: 11.5pt; }
  body { color: #000; line-height: 1.7; }
  .skip, .site-header, .site-footer, .breadcrumb, .contents, .after, .screen-only, .anchor, .table-note, .related,
  .contents.beside, .facets, .pagination { display: none !important; }
  .print-only { display: block; }
  .page { max-width: none; padding: 0; min-height: 0; }
  .columns { display: block; }
  .document-title { font-size: 18pt; text-align: center; }
  .document-state { text-align: center; }
  .metadata { margin: 12pt 0; border: 0; padding: 0; font-size: 10pt; }
  .metadata dl { gap: 0; border-left: .5pt solid #555; border-top: .5pt solid #555; }
  .metadata .print-only dl { border-top: 0; }
  .metadata dl > div { border-right: .5pt solid #555; border-bottom: .5pt solid #555; padding: 2pt 5pt; }
  .metadata dl > div:last-child:nth-child(odd) { grid-column: 1 / -1; }
  .metadata dt { color: #000; }
  a { color: #000; text-decoration: none; }
  h1, h2, h3, h4, h5, h6 { break-after: avoid; }
  .body p { margin-top: 5pt; orphans: 2; widows: 2; }
  .body h2, .body h3, .body h4, .body h5, .body h6 { margin-top: 9pt; }
  .body h2 { font-size: 12.5pt; }
  .body .inner-title { font-size: 16pt; }
  .body :target { background: none; box-shadow: none; }
  .table-scroll { overflow: visible; }
  table, .cols-4, .cols-5, .cols-6, .cols-many { min-width: 0; font-size: 9pt; line-height: 1.4; }
  th, td { border-color: #555; min-width: 2.5em; padding: 2pt 4pt; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  .notice { background: none; border-left: 3pt solid #000; }
  .print-end { display: flex; align-items: center; gap: 12pt; margin-top: 20pt; padding-top: 8pt; border-top: .5pt solid #555; break-inside: avoid; font-size: 9.5pt; overflow-wrap: anywhere; }
  .print-end .qr { flex: none; width: 25mm; height: 25mm; }
}
`;
