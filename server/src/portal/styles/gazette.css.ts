/** Issues of the gazette: covers in rows, checksums that break anywhere. */
export const gazetteStyles = `
.gazette-year, .filed-documents { margin-top: var(--s4); }
.gazette-issues { display: grid; grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); gap: var(--s3); margin-top: var(--s2); }
.gazette-issues a { display: block; }
.gazette-issues img, .gazette-head img { border: 1px solid var(--line); max-width: 100%; height: auto; display: block; margin-bottom: var(--s1); }
.gazette-head { display: flex; flex-wrap: wrap; gap: var(--s3); margin: var(--s3) 0; }
.gazette-head > div { flex: 1 1 16rem; }
.gazette-checksum code { overflow-wrap: anywhere; font-size: .8333rem; }
.gazette-checksum div { margin-bottom: var(--s1); }
.gazette-verify { display: flex; flex-wrap: wrap; gap: var(--s1); align-items: end; margin: var(--s2) 0; }
.gazette-verify label { flex-basis: 100%; }
.gazette-verify input { flex: 1 1 20rem; min-width: 0; }
`;
