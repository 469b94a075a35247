import type { Edition } from './catalogue.rules.ts';
import { labelsOf } from './labels.rules.ts';
import type { Block } from './layout.rules.ts';

/** Plain text as officers paste it: two wide blanks at the start of a paragraph, the signature pushed to the right. */
export function writeText(edition: Edition, blocks: readonly Block[], withLabels: boolean): string {
  const lines: string[] = [];
  if (withLabels) {
    const pairs = labelsOf(edition);
    for (let i = 0; i < pairs.length; i += 2) {
      lines.push(
        pairs
          .slice(i, i + 2)
          .map(([label, value]) => `${label}:\t${value}`)
          .join('\t'),
      );
    }
    lines.push('', '');
  }
  for (const block of blocks) {
    if (block.kind === 'table') {
      if (block.caption) lines.push(block.caption);
      lines.push(...block.rows.map((row) => row.join('\t')), '');
    } else if (block.kind === 'title' || block.kind === 'center') lines.push('', `　　　　${block.text}`, '');
    else if (block.kind === 'number') lines.push(`　　　　　　${block.text}`, '');
    else if (block.kind === 'right') lines.push(`${'　'.repeat(18)}${block.text}`);
    else if (block.kind === 'recipients') lines.push(block.text);
    else lines.push(`　　${block.text}`);
  }
  return `${lines.join('\r\n').trimEnd()}\r\n`;
}

/** Markdown as a documents database exports it: a title, label lines, headings, pipe tables. */
export function writeMarkdown(edition: Edition, blocks: readonly Block[]): string {
  const lines: string[] = [];
  for (const block of blocks) {
    if (block.kind === 'title') {
      lines.push(`# ${block.text}`, '');
      for (const [label, value] of labelsOf(edition)) lines.push(`${label}：${value}  `);
      lines.push('');
    } else if (block.kind === 'center') lines.push(`## ${block.text}`, '');
    else if (block.kind === 'heading') lines.push(`### ${block.text}`, '');
    else if (block.kind === 'table') {
      const [head, ...rows] = block.rows;
      if (block.caption) lines.push(`**${block.caption}**`, '');
      lines.push(pipes(head ?? []), pipes((head ?? []).map(() => '---')), ...rows.map(pipes), '');
    } else if (block.kind === 'paragraph' && block.bold) {
      lines.push(`**${block.text.slice(0, block.bold)}**${block.text.slice(block.bold)}`, '');
    } else lines.push(block.text, '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const pipes = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
