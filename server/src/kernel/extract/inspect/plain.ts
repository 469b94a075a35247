import type { Subject } from './findings.ts';

/** Text as it stands; the rows of a list that commas, semicolons or tabs part into cells. */
export function inspectText({ out, path }: Subject, text: string, extension: string): void {
  if (extension === 'csv' || extension === 'tsv') {
    const rows = readCsv(text);
    out.text(path, 'visible', rows.map((cells) => cells.join('\t')).join('\n'), rows);
    return;
  }
  if (extension === 'json') {
    // Escaped Chinese letters are Chinese letters.
    out.text(
      path,
      'visible',
      text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
    );
    return;
  }
  out.text(path, 'visible', text);
}

/** Cells of comma-separated text (RFC 4180), the delimiter being what parts the first line. */
export function readCsv(text: string): string[][] {
  const first = text.slice(0, 4_000).split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [',', '\t', ';', '|', '，'].reduce(
    (best, sign) => (first.split(sign).length > first.split(best).length ? sign : best),
    ',',
  );
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = () => {
    row.push(cell.trim());
    cell = '';
  };
  for (let i = 0; i < text.length; i++) {
    const char = text[i] ?? '';
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[i + 1] === '"') cell += text[++i];
      else quoted = false;
    } else if (char === '"' && cell.trim() === '') [quoted, cell] = [true, ''];
    else if (char === delimiter) endCell();
    else if (char === '\n') {
      endCell();
      rows.push(row);
      row = [];
    } else if (char !== '\r') cell += char;
  }
  endCell();
  if (row.some((value) => value !== '')) rows.push(row);
  return rows;
}
