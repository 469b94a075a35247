/** Forms of disclosure on request: longer than the others, in groups, with the code that the applicant keeps. */
export const requestStyles = `
.buttons { display: flex; flex-wrap: wrap; gap: var(--s2); align-items: center; margin-top: var(--s3); }
.buttons .ask-form { margin-top: 0; }
a.button { display: inline-block; padding: var(--s1) var(--s2); line-height: 1.5; color: #fff; background: var(--accent); border-radius: 4px; text-decoration: none; }
a.button:hover { text-decoration: underline; }
.request-guide h2, .narrow > .numbered + h2 { margin-top: var(--s4); }
.request-guide h2 + *, .narrow > h2 + .numbered { margin-top: var(--s1); }
.request-guide .numbered + .help, .request-guide .help + h2 { margin-top: var(--s2); }
.narrow > .notice + .block, .narrow > .facts + h2 { margin-top: var(--s4); }
.narrow > .numbered + p { margin-top: var(--s2); }
.request-guide .search-form { margin-top: var(--s3); }
.request-form { justify-items: stretch; }
.request-form .buttons { margin-top: 0; }
.request-form > button { justify-self: start; }
.ask-group { display: grid; gap: var(--s3); padding-top: var(--s3); border-top: 1px solid var(--line); }
.request-form input[type="text"], .request-form input[type="tel"], .request-form input[type="email"], .request-form textarea {
  width: 100%; min-width: 0; padding: var(--s1) .6667rem; line-height: 1.5; font: inherit; color: inherit;
  background: #fff; border: 1px solid var(--edge); border-radius: 4px; -webkit-appearance: none; appearance: none;
}
.request-form input[type="file"] { width: 100%; }
.request-form input[aria-invalid], .request-form textarea[aria-invalid] { border: 2px solid var(--seal); }
.request-form .fault { color: var(--seal); }
.request-form .choice input { flex: none; }
.request-code { font-size: 1.3333rem; font-variant-numeric: tabular-nums; letter-spacing: .05em; white-space: nowrap; }
.matches > li { padding: var(--s1) 0; border-top: 1px solid var(--line); }
.matches .help { display: block; }
@media (max-width: 40rem) { .ask-more { padding-left: 0; } }
`;
