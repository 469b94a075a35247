import type { RawParagraph } from '../extract.schema.ts';
import { child, children, isOn, val, type XmlElement } from '../xml.ts';

/** What a style says, after what it is based on. */
export interface Style {
  headingLevel: number | undefined;
  align: RawParagraph['align'];
  bold: boolean | undefined;
  hidden: boolean | undefined;
  numId: string | undefined;
  numLevel: number | undefined;
  /** A table of contents made by Word: every line of it stands elsewhere too. */
  contents: boolean;
}

const EMPTY: Style = {
  headingLevel: undefined,
  align: undefined,
  bold: undefined,
  hidden: undefined,
  numId: undefined,
  numLevel: undefined,
  contents: false,
};

/** Styles of a document by id. */
export class Styles {
  readonly #elements = new Map<string, XmlElement>();
  readonly #resolved = new Map<string, Style>();
  #defaultParagraph: string | undefined;

  constructor(root: XmlElement | undefined) {
    for (const style of children(root, 'style')) {
      const id = style.attrs.styleId;
      if (id === undefined) continue;
      this.#elements.set(id, style);
      if (style.attrs.type === 'paragraph' && style.attrs.default === '1') this.#defaultParagraph ??= id;
    }
  }

  /** The style of that id, or of paragraphs without one. */
  paragraph(id: string | undefined): Style {
    const known = id !== undefined && this.#elements.has(id) ? id : this.#defaultParagraph;
    return known === undefined ? EMPTY : this.#resolve(known, 0);
  }

  character(id: string | undefined): Style {
    return id === undefined ? EMPTY : this.#resolve(id, 0);
  }

  #resolve(id: string, depth: number): Style {
    const known = this.#resolved.get(id);
    if (known) return known;
    const element = this.#elements.get(id);
    if (!element || depth > 20) return EMPTY;
    const basedOn = val(element, 'basedOn');
    const base = basedOn === undefined || basedOn === id ? EMPTY : this.#resolve(basedOn, depth + 1);
    const own = readParagraphProperties(child(element, 'pPr'));
    const run = readRunProperties(child(element, 'rPr'));
    const name = val(element, 'name') ?? '';
    const style: Style = {
      headingLevel: headingOfName(name) ?? own.headingLevel ?? base.headingLevel,
      align: own.align ?? base.align,
      bold: run.bold ?? base.bold,
      hidden: run.hidden ?? base.hidden,
      numId: own.numId ?? base.numId,
      numLevel: own.numLevel ?? base.numLevel,
      contents: /^(toc|目录) ?\d/i.test(name) || base.contents,
    };
    this.#resolved.set(id, style);
    return style;
  }
}

/** Word keeps the English names of built-in styles in files of every language; WPS writes Chinese ones at times. */
function headingOfName(name: string): number | undefined {
  const level = /^(?:heading|标题) ?([1-9])$/i.exec(name.trim())?.[1];
  if (level) return Math.min(6, Number(level));
  return /^(title|标题)$/i.test(name.trim()) ? 1 : undefined;
}

export interface ParagraphProperties {
  headingLevel: number | undefined;
  align: RawParagraph['align'];
  numId: string | undefined;
  numLevel: number | undefined;
}

export function readParagraphProperties(pPr: XmlElement | undefined): ParagraphProperties {
  const outline = Number(val(pPr, 'outlineLvl') ?? 'x');
  const numPr = child(pPr, 'numPr');
  const level = val(numPr, 'ilvl');
  return {
    // 9 is body text.
    headingLevel: outline >= 0 && outline <= 8 ? Math.min(6, outline + 1) : undefined,
    align: alignOf(val(pPr, 'jc')),
    numId: val(numPr, 'numId'),
    numLevel: level === undefined ? undefined : Number(level),
  };
}

function alignOf(value: string | undefined): RawParagraph['align'] {
  if (value === 'center') return 'center';
  if (value === 'right' || value === 'end') return 'right';
  return value === 'left' || value === 'start' ? 'left' : undefined;
}

/** Boldness and visibility that a run states itself. */
export function readRunProperties(rPr: XmlElement | undefined): {
  bold: boolean | undefined;
  hidden: boolean | undefined;
} {
  return { bold: isOn(rPr, 'b'), hidden: isOn(rPr, 'vanish') };
}
