import type { PrintBlock } from '../../../kernel/print/index.ts';
import type { Enclosure } from '../redaction/enclosures.service.ts';

/** What a reply says of the redacted files that go with it: the note below its text, and the annex of grounds (条例 articles 36 (3) and 37). */

/** Of the annex. */
const TITLE = '不予公开内容和依据一览表';
const titleOf = ({ name }: Enclosure) => `《${name}》（遮盖后）`;

/** 附件说明: a line is left free above it, names are numbered and end without a mark (GB/T 9704 7.3.4). Empty without files. */
export function enclosureNote(enclosures: readonly Enclosure[]): PrintBlock[] {
  if (enclosures.length === 0) return [];
  const names = [...enclosures.map((one) => `${titleOf(one)}，共${one.pages}页`), TITLE];
  const lines = names.map((name, at) => `${at === 0 ? '附件：' : '　　　'}${at + 1}.${name}`);
  return [
    { kind: 'paragraph', text: '' },
    { kind: 'paragraph', text: lines.join('\n') },
  ];
}

/** The annex on a page of its own, after the signature; the files themselves are annexes of their own beside the letter. */
export function enclosureAnnex(enclosures: readonly Enclosure[]): PrintBlock[] {
  if (enclosures.length === 0) return [];
  const rows = enclosures.flatMap((one) =>
    one.annex.map(({ page, count, title, clause }) => [
      titleOf(one),
      `第${page}页`,
      `${count}处`,
      title.zh,
      `《条例》${clause}`,
    ]),
  );
  const plain: PrintBlock = {
    kind: 'paragraph',
    text: '下列内容已经遮盖，遮盖处标有所依据条款的条号。《条例》即《中华人民共和国政府信息公开条例》。',
  };
  const table: PrintBlock = {
    kind: 'table',
    headRows: 1,
    rows: [['文件', '页码', '数量', '不予公开的理由', '依据'], ...rows].map((row, at) =>
      row.map((text) => ({ text, ...(at === 0 ? { header: true } : {}) })),
    ),
  };
  return [{ kind: 'attachment', label: `附件${enclosures.length + 1}`, title: TITLE }, plain, table];
}
