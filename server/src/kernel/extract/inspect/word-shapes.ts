import { child, children, descendant, textOf, type XmlElement } from '../xml.ts';
import type { Findings } from './findings.ts';

/** EMU; lower ones are rules and underlines. */
const MIN_HEIGHT = 110_000;

/** Notes a floating shape that is filled, empty and in front of the text: nobody draws one but to cover what lies below. */
export function inspectShape(out: Findings, where: string, drawing: XmlElement): void {
  for (const anchor of inside(drawing, 'anchor')) {
    if (anchor.attrs.behindDoc === '1') continue;
    for (const shape of inside(anchor, 'wsp')) {
      const fill = solidFill(child(shape, 'spPr'));
      if (fill && Number(child(anchor, 'extent')?.attrs.cy ?? MIN_HEIGHT) >= MIN_HEIGHT && textBelow(shape) === '')
        out.trace('covering_shape', where, `#${fill}`);
    }
  }
  // VML: floating ones have an absolute position; a modern shape's fallback is not looked at twice.
  if (descendant(drawing, 'wsp')) return;
  for (const name of ['rect', 'shape', 'roundrect', 'oval']) {
    for (const { attrs, children: nodes } of inside(drawing, name)) {
      const color = attrs.fillcolor?.trim().toLowerCase() ?? '';
      const floats = /position:\s*absolute/.test(attrs.style ?? '') && !/z-index:\s*-/.test(attrs.style ?? '');
      const text = nodes.map((node) => (typeof node === 'string' ? '' : textBelow(node))).join('');
      const picture = nodes.some((node) => typeof node !== 'string' && node.name === 'imagedata');
      if (
        floats &&
        !picture &&
        attrs.filled !== 'f' &&
        /^(black|white|#0{3}|#0{6}|#f{3}|#f{6})\b/.test(color) &&
        text === ''
      )
        out.trace('covering_shape', where, color);
    }
  }
}

/** The colour of a shape whose inside is black or white through and through. */
export function solidFill(properties: XmlElement | undefined): string | null {
  const fill = child(properties, 'solidFill');
  if (!fill) return null;
  const rgb = child(fill, 'srgbClr');
  const theme = child(fill, 'schemeClr');
  const alpha = Number(child(rgb ?? theme, 'alpha')?.attrs.val ?? 100_000);
  if (alpha < 90_000) return null;
  const color =
    rgb?.attrs.val?.toUpperCase() ??
    { tx1: '000000', dk1: '000000', bg1: 'FFFFFF', lt1: 'FFFFFF' }[theme?.attrs.val ?? ''];
  return color && /^([0-3][0-9A-F]){3}$|^([E-F][0-9A-F]){3}$/.test(color) ? color : null;
}

/** A picture of which a good part is cut away for the eye only: the whole of it stays in the file. */
export function isCropped(attrs: Readonly<Record<string, string>>): boolean {
  return ['l', 't', 'r', 'b'].some((side) => Number(attrs[side] ?? 0) >= 10_000);
}

function textBelow(element: XmlElement): string {
  if (element.name === 't') return textOf(element).trim();
  return children(element).map(textBelow).join('');
}

function* inside(element: XmlElement, name: string): Generator<XmlElement> {
  for (const node of children(element)) {
    if (node.name === name) yield node;
    yield* inside(node, name);
  }
}
