import type { ListInstance, ListLevel } from '../list-numbering.ts';
import { child, children, isOn, val, type XmlElement } from '../xml.ts';

interface AbstractList {
  id: string;
  levels: Map<number, ListLevel>;
  /** Paragraph style that a level belongs to. */
  styleLevels: Map<string, number>;
  /** Name of a list style that has the real definition. */
  styleLink: string | undefined;
}

/** Automatic lists of a document by the id that paragraphs refer to. */
export class Numbering {
  readonly #lists = new Map<string, { instance: ListInstance; styleLevels: ReadonlyMap<string, number> }>();

  constructor(root: XmlElement | undefined) {
    const abstracts = new Map<string, AbstractList>();
    const byStyleName = new Map<string, AbstractList>();
    for (const element of children(root, 'abstractNum')) {
      const list = readAbstract(element);
      abstracts.set(list.id, list);
      const name = val(element, 'styleLink');
      if (name !== undefined) byStyleName.set(name, list);
    }
    for (const element of children(root, 'num')) {
      const found = abstracts.get(val(element, 'abstractNumId') ?? '');
      const abstract = found?.styleLink === undefined ? found : (byStyleName.get(found.styleLink) ?? found);
      if (!abstract) continue;
      const levels = new Map(abstract.levels);
      const startOverrides = new Map<number, number>();
      for (const override of children(element, 'lvlOverride')) {
        const at = Number(override.attrs.ilvl ?? 0);
        const own = child(override, 'lvl');
        if (own) levels.set(at, readLevel(own));
        const start = val(override, 'startOverride');
        if (start !== undefined && Number.isInteger(Number(start))) startOverrides.set(at, Number(start));
      }
      this.#lists.set(element.attrs.numId ?? '', {
        instance: { abstractId: abstract.id, levels, startOverrides },
        styleLevels: abstract.styleLevels,
      });
    }
  }

  /** The list and level of a paragraph; null when it is in none (numId 0 takes a paragraph out of its style's list). */
  find(
    numId: string | undefined,
    level: number | undefined,
    styleId: string | undefined,
  ): { list: ListInstance; level: number } | null {
    if (numId === undefined || numId === '0') return null;
    const found = this.#lists.get(numId);
    if (!found) return null;
    return { list: found.instance, level: level ?? found.styleLevels.get(styleId ?? '') ?? 0 };
  }
}

function readAbstract(element: XmlElement): AbstractList {
  const levels = new Map<number, ListLevel>();
  const styleLevels = new Map<string, number>();
  for (const level of children(element, 'lvl')) {
    const at = Number(level.attrs.ilvl ?? 0);
    levels.set(at, readLevel(level));
    const style = val(level, 'pStyle');
    if (style !== undefined) styleLevels.set(style, at);
  }
  return { id: element.attrs.abstractNumId ?? '', levels, styleLevels, styleLink: val(element, 'numStyleLink') };
}

function readLevel(element: XmlElement): ListLevel {
  // Newer formats stand in mc:AlternateContent with a plain one for old programs beside it.
  const alternate = child(child(element, 'AlternateContent'), 'Fallback');
  const start = Number(val(element, 'start') ?? 1);
  const restart = val(element, 'lvlRestart');
  const suffix = val(element, 'suff');
  return {
    start: Number.isInteger(start) ? start : 1,
    format: val(element, 'numFmt') ?? val(alternate, 'numFmt') ?? 'decimal',
    text: val(element, 'lvlText') ?? '',
    suffix: suffix === 'nothing' || suffix === 'space' ? suffix : 'tab',
    legal: isOn(element, 'isLgl') ?? false,
    // lvlRestart counts levels from 1; 0 means that the level never restarts.
    ...(restart === undefined ? {} : { restartAfter: Number(restart) - 1 }),
  };
}
