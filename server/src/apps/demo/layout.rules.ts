/** The short notation in which the demo's texts are written, and the blocks it turns into. */
export type Block =
  | { kind: 'title' | 'number' | 'recipients' | 'right' | 'center'; text: string }
  | { kind: 'heading'; text: string }
  /** `bold` is the length of the run-in heading at the start. */
  | { kind: 'paragraph'; text: string; bold?: number }
  | { kind: 'table'; caption: string; rows: string[][] };

const DIGITS = '零一二三四五六七八九';

/** 1–99 in Chinese numerals. */
export function chineseNumber(n: number): string {
  const tens = Math.floor(n / 10);
  const ones = n % 10;
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || tens === 0 ? DIGITS[ones] : ''}`;
}

/**
 * Text of one edition: `{a|b|c}` gives the value of edition 1, 2, 3 (the last one stands for all later ones); a line that
 * starts with [2], [2+], [-2] or [1,3] belongs to those editions only.
 */
export function editionText(text: string, edition: number): string {
  const lines: string[] = [];
  for (const raw of text.split('\n')) {
    let line = raw.trim();
    const guard = /^\[(-?\d+\+?(?:,\d+)*)\]\s*/.exec(line);
    if (guard) {
      if (!belongs(guard[1] ?? '', edition)) continue;
      line = line.slice(guard[0].length);
    }
    if (line === '') continue;
    lines.push(
      line.replace(/\{([^{}]*\|[^{}]*)\}/g, (_, body: string) => {
        const values = body.split('|');
        return values[Math.min(edition, values.length) - 1] ?? '';
      }),
    );
  }
  return lines.join('\n');
}

function belongs(guard: string, edition: number): boolean {
  if (guard.startsWith('-')) return edition <= Number(guard.slice(1));
  if (guard.endsWith('+')) return edition >= Number(guard.slice(0, -1));
  return guard.split(',').map(Number).includes(edition);
}

const textOf = (block: Block | undefined) => (block?.kind === 'heading' ? block.text : '');

interface Counters {
  chapter: number;
  article: number;
  section: number;
  part: number;
  item: number;
}

/**
 * Turns the notation into blocks. `# ` is a chapter or 一、; `## ` （一） with the words up to the first 。 as its heading;
 * `- ` an item; `> ` a further paragraph of the same article; `| a | b |` a table row; `! ` a table's caption; `=== ` a
 * part that starts anew (an attachment). In article mode every other line is an article.
 */
export function layOut(text: string, mode: 'articles' | 'items'): Block[] {
  const blocks: Block[] = [];
  let counters: Counters = { chapter: 0, article: 0, section: 0, part: 0, item: 0 };
  let caption = '';
  let table: string[][] | null = null;
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) {
      const cells = line.replace(/^\||\|$/g, '').split('|');
      if (!table) {
        table = [];
        // A caption that only repeats the heading above it says nothing.
        if (textOf(blocks.at(-1)).endsWith(`、${caption}`)) caption = '';
        blocks.push({ kind: 'table', caption, rows: table });
        caption = '';
      }
      table.push(cells.map((cell) => cell.trim()));
      continue;
    }
    table = null;
    if (line.startsWith('! ')) caption = line.slice(2);
    else if (line.startsWith('=== ')) {
      counters = { chapter: 0, article: 0, section: 0, part: 0, item: 0 };
      blocks.push({ kind: 'center', text: line.slice(4) });
    } else blocks.push(mode === 'articles' ? articleLine(line, counters) : itemLine(line, counters));
  }
  return blocks.map((block, i) => closeList(block, blocks[i + 1]));
}

const ITEM = /^(?:\d+\.|（[一二三四五六七八九十]+）)/;

/** A list whose last item belongs to other editions ends with a full stop all the same. */
function closeList(block: Block, next: Block | undefined): Block {
  if (block.kind !== 'paragraph' || !ITEM.test(block.text) || !block.text.endsWith('；')) return block;
  const goesOn = next?.kind === 'paragraph' && ITEM.test(next.text);
  return goesOn ? block : { ...block, text: `${block.text.slice(0, -1)}。` };
}

function articleLine(line: string, at: Counters): Block {
  if (line.startsWith('# ')) {
    at.chapter += 1;
    return { kind: 'heading', text: `第${chineseNumber(at.chapter)}章　${line.slice(2)}` };
  }
  if (line.startsWith('- ')) {
    at.item += 1;
    return { kind: 'paragraph', text: `（${chineseNumber(at.item)}）${line.slice(2)}` };
  }
  if (line.startsWith('> ')) return { kind: 'paragraph', text: line.slice(2) };
  at.article += 1;
  at.item = 0;
  const marker = `第${chineseNumber(at.article)}条`;
  return { kind: 'paragraph', text: `${marker}　${line}`, bold: marker.length };
}

function itemLine(line: string, at: Counters): Block {
  if (line.startsWith('# ')) {
    at.section += 1;
    at.part = 0;
    at.item = 0;
    return { kind: 'heading', text: `${chineseNumber(at.section)}、${line.slice(2)}` };
  }
  if (line.startsWith('## ')) {
    at.part += 1;
    at.item = 0;
    const words = `（${chineseNumber(at.part)}）${line.slice(3)}`;
    return { kind: 'paragraph', text: words, bold: words.indexOf('。') + 1 };
  }
  if (line.startsWith('- ')) {
    at.item += 1;
    return { kind: 'paragraph', text: `${at.item}.${line.slice(2)}` };
  }
  return { kind: 'paragraph', text: line };
}

/** All words of the blocks, one block or table row a line. */
export function plainText(blocks: readonly Block[]): string {
  return blocks
    .map((block) =>
      block.kind === 'table'
        ? [block.caption, ...block.rows.map((row) => row.join('\t'))].filter((line) => line !== '').join('\n')
        : block.text,
    )
    .join('\n');
}
