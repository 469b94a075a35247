/** States of more saves than this are not looked at one by one: the oldest and the newest of them are. */
const MAX_REVISIONS = 6;

/**
 * The states that a PDF had before it was last saved. Programs that save quickly append what changed and leave the rest; cut off at an earlier
 * end mark, the file shows what stood there before.
 */
export function earlierRevisions(bytes: Uint8Array): { bytes: Uint8Array; number: number }[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const ends: number[] = [];
  for (let at = file.indexOf('%%EOF', 0, 'latin1'); at >= 0; at = file.indexOf('%%EOF', at + 5, 'latin1'))
    ends.push(at + 5);
  // The first end mark of a file made for the web closes its first page, not an earlier state.
  if (file.subarray(0, 2_048).includes('/Linearized')) ends.shift();
  ends.pop();
  const states = ends
    .map((end, i) => ({ bytes: bytes.subarray(0, end), number: i + 1 }))
    .filter(({ bytes: state }) => state.length > 200);
  return states.length <= MAX_REVISIONS
    ? states
    : [...states.slice(0, MAX_REVISIONS / 2), ...states.slice(-MAX_REVISIONS / 2)];
}
