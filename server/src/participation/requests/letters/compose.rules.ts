import { formatChineseNumber } from '../../../kernel/text/index.ts';
import type { PrintBlock, PrintDocument } from '../../../kernel/print/index.ts';
import type { Fee } from '../fees.rules.ts';
import type { Enclosure } from '../redaction/enclosures.service.ts';
import { outcomeOf, remedyOf, type ItemDecision, type Particular } from '../outcomes.rules.ts';
import { enclosureAnnex, enclosureNote } from './enclosure.rules.ts';
import { COMMON, GROUNDS, TEMPLATES } from './letters.data.ts';
import {
  blockOf,
  dateInLetter,
  fill,
  findTemplateFaults,
  type Placeholder,
  type TemplateFault,
  type Values,
} from './template.rules.ts';

/** A letter is composed from what was decided; nobody types it. Pure: numbers, dates and texts come in. */
export interface LetterInput {
  kind: string;
  /** 主送: the applicant, the third party, the other authority. */
  recipient: string;
  /** The authority that signs. */
  authority: string;
  /** The day the letter bears. */
  datedOn: string;
  values: Values;
  /** The decision, for a reply. */
  items?: readonly ItemDecision[];
  fee?: Fee;
  /** '' for a draft. */
  number: string;
  /** Redacted files that go with a reply. */
  enclosures?: readonly Enclosure[];
}
/** A text that holds now: its version and what it says. */
export interface HoldingText {
  code: string;
  version: number;
  title: string;
  body: string;
}
/** A letter as data: what stands in the row and what the printer gets. */
export interface ComposedLetter {
  title: string;
  number: string;
  recipient: string;
  authority: string;
  datedOn: string;
  blocks: LetterBlock[];
  /** The version of each text that went in. */
  texts: Record<string, number>;
  /** Redacted files that go with it; left out when there are none. */
  enclosures?: readonly Enclosure[];
}
export type LetterBlock =
  { kind: 'paragraph'; text: string } | { kind: 'table'; rows: string[][] } | { kind: 'form'; rows: string[][] };
export type Composition = { ok: true; letter: ComposedLetter } | { ok: false; empty: string[] };

/** Particulars of a decision under the names of the texts. */
const OF_PARTICULAR: Record<Particular, Placeholder> = {
  ...{ way: '获取方式', address: '公开位置', reason: '理由', law: '法律依据', harm: '第三方权益' },
  ...{ publicInterest: '公共利益判断', search: '检索情况', agency: '负责机关', earlier: '此前答复' },
  ...{ notice: '通知情况', explained: '说明情况', channel: '办理途径', withoutFile: '未附文件' },
};
/** Faults of a text that somebody wants to put in force. Throws a RangeError for a code that there is not. */
export function faultsOfTemplate(code: string, text: { title: string; body: string }): TemplateFault[] {
  const kind = TEMPLATES.find((one) => one.code === code);
  if (!kind) throw new RangeError(`no template ${code}`);
  return findTemplateFaults(text, [...COMMON, ...kind.own], kind.required);
}

/** The letter, or the names of everything that it asks for and nobody gave. */
export function compose(input: LetterInput, textOf: (code: string) => HoldingText): Composition {
  const texts: Record<string, number> = {};
  const empty = new Set<string>();
  const use = (code: string) => {
    const text = textOf(code);
    texts[code] = text.version;
    return text;
  };
  const filled = (text: string, values: Values): string => {
    const done = fill(text, values);
    for (const name of done.empty) empty.add(name);
    return done.text;
  };
  const values: Values = {
    ...input.values,
    机关: input.authority,
    ...(input.fee ? { 收费标准: input.fee.source, 收费金额: String(input.fee.yuan) } : {}),
  };
  const { title, body } = use(input.kind);
  const items = input.items ?? [];
  const blocks: LetterBlock[] = [];
  const add = (text: string) => {
    for (const line of text.split('\n')) if (line.trim()) blocks.push({ kind: 'paragraph', text: line.trim() });
  };

  const answers = items.map((item) => ({ item, text: use(`answer.${item.answer}`) }));
  for (const line of body.split('\n')) {
    switch (blockOf(line)) {
      case '答复事项':
        if (answers.length === 0) empty.add('答复事项');
        answers.forEach(({ item, text }, at) => {
          const prefix = answers.length > 1 ? `${formatChineseNumber(at + 1)}、` : '';
          add(prefix + filled(text.body, { ...values, ...valuesOf(item) }));
        });
        break;
      case '救济':
        add(filled(use(`remedy.${items.length > 0 ? remedyOf(items) : 'notice'}`).body, values));
        break;
      case '收费明细':
        if (input.fee) blocks.push({ kind: 'table', rows: feeRows(input.fee) });
        else empty.add('收费明细');
        break;
      default:
        add(filled(line, values));
    }
  }
  if (empty.size > 0) return { ok: false, empty: [...empty] };
  const { number, recipient, authority, datedOn } = input;
  const own = input.kind === 'reply' ? replyTitle(answers, title) : title;
  const shown = input.kind === 'delivery' ? [deliveryForm(blocks, input)] : blocks;
  const { enclosures = [] } = input;
  return {
    ok: true,
    letter: {
      ...{ title: own, number, recipient, authority, datedOn, blocks: shown, texts },
      ...(enclosures.length > 0 ? { enclosures } : {}),
    },
  };
}

/** One answer names the letter; several different ones are a partial disclosure or simply a reply. */
function replyTitle(answers: readonly { item: ItemDecision; text: HoldingText }[], general: string): string {
  const titles = [...new Set(answers.map(({ text }) => text.title))];
  const [only] = titles;
  if (titles.length === 1 && only) return only;
  const partly = answers.length > 0 && outcomeOf(answers.map(({ item }) => item)).code === 'partly';
  return partly ? '政府信息部分公开告知书' : general;
}

function valuesOf({ asked, grounds = [], particulars, redactions = [] }: ItemDecision): Values {
  // Why no file is enclosed is not said beside one that is.
  const given = (Object.entries(particulars) as [Particular, string][]).filter(
    ([name]) => name !== 'withoutFile' || redactions.length === 0,
  );
  const basis = [...new Set(grounds.flatMap((code) => GROUNDS[code] ?? []))];
  return {
    事项: asked,
    ...Object.fromEntries(given.map(([name, value]) => [OF_PARTICULAR[name], value])),
    ...(basis.length > 0 ? { 不公开依据: basis.join('、') } : {}),
  };
}

function feeRows({ by, lines, yuan }: Fee): string[][] {
  const unit = by === 'piece' ? '件' : '页';
  const range = (from: number, to: number) => (from === to ? `第${from}${unit}` : `第${from}至${to}${unit}`);
  return [
    ['计费范围', `数量（${unit}）`, `单价（元/${unit}）`, '金额（元）'],
    ...lines.map((line) => [range(line.from, line.to), String(line.units), String(line.each), String(line.yuan)]),
    ['合计', String(lines.reduce((sum, { units }) => sum + units, 0)), '', String(yuan)],
  ];
}

/** 送达回证 is a form that is filled in by hand on the way. */
function deliveryForm(blocks: readonly LetterBlock[], { recipient }: LetterInput): LetterBlock {
  const told = blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.text] : []));
  const pairs = told.map((text) => {
    const at = text.indexOf('：');
    return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + 1)];
  });
  // Room to write, and a date to fill in.
  const day = '\n　　　　　　　　年　　月　　日';
  const byHand = [
    ['受送达人签名或者盖章', day],
    ['代收人签名及与受送达人关系', day],
    ['拒收或者不能送达的理由', '\n　'],
    ['见证人签名', day],
    ['送达人签名', day],
  ];
  return { kind: 'form', rows: [['受送达人', recipient], ...pairs, ...byHand] };
}

/** The letter as the printer takes it: number, title, recipient, text, signature with room for the seal. */
export function printOf(letter: ComposedLetter, producedAt: string): PrintDocument {
  const isForm = letter.blocks.some(({ kind }) => kind === 'form');
  const { enclosures = [] } = letter;
  return {
    title: letter.title,
    ...(isForm ? {} : { letterHead: letter.authority }),
    ...(letter.number ? { documentNumber: letter.number } : {}),
    ...(isForm ? {} : { recipients: letter.recipient }),
    author: letter.authority,
    producedAt,
    blocks: [
      ...letter.blocks.map((block): PrintBlock => {
        if (block.kind === 'paragraph') return { kind: 'paragraph', text: block.text };
        return {
          kind: 'table',
          ...(block.kind === 'table' ? { headRows: 1 } : {}),
          rows: block.rows.map((row, at) =>
            row.map((text, column) => ({
              text,
              ...((block.kind === 'table' ? at === 0 : column === 0) ? { header: true } : {}),
            })),
          ),
        };
      }),
      ...enclosureNote(enclosures),
      { kind: 'signature', bodies: [letter.authority], date: dateInLetter(letter.datedOn), seal: true },
      ...enclosureAnnex(enclosures),
    ],
  };
}
