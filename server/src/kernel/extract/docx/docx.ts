import { parseXml, streamXml, children, type XmlElement } from '../xml.ts';
import type { Archive } from '../archive.ts';
import type { ExtractionBuilder } from '../builder.ts';
import { mainPart, readProperties, readRelations, relationOf, type Relation } from '../ooxml.ts';
import { Numbering } from './numbering.ts';
import { DocxReader } from './reader.ts';
import { Styles } from './styles.ts';

const BLOCKS = new Set(['p', 'tbl']);

/**
 * Reads a Word document as it looks with all changes accepted: automatic numbers written out, deleted and hidden text left out (and noted),
 * footnotes behind the text. Headers and footers of pages are not part of the text.
 */
export async function readDocx(archive: Archive, out: ExtractionBuilder): Promise<void> {
  const part = await mainPart(archive, 'word/document.xml');
  const relations = await readRelations(archive, part);
  const tree = async (type: string): Promise<XmlElement | undefined> => {
    const relation = relationOf(relations, type);
    const bytes = relation ? await archive.find(relation.target) : null;
    return relation && bytes ? parseXml(bytes, relation.target) : undefined;
  };
  await readProperties(archive, out);
  const styles = new Styles(await tree('/styles'));
  const numbering = new Numbering(await tree('/numbering'));
  const media = await readMedia(archive, relations, out);
  const reader = new DocxReader({ styles, numbering, relations, media }, out);

  streamXml(await archive.read(part), part, BLOCKS, (element, around) => {
    // Blocks that were deleted as a whole, and the second of two alternatives.
    if (around.includes('del') || around.includes('moveFrom')) out.note('tracked_changes');
    else if (!around.includes('Fallback')) reader.block(element);
  });
  reader.end();
  for (const kind of ['footnote', 'endnote'] as const) {
    const notes = await tree(`/${kind}s`);
    reader.notes(kind, new Map(children(notes, kind).map((note) => [note.attrs.id ?? '', note])));
  }
  const comments = await tree('/comments');
  if (children(comments, 'comment').length > 0) out.note('comments');
}

/** Pictures that the text may refer to, unpacked once. */
async function readMedia(
  archive: Archive,
  relations: ReadonlyMap<string, Relation>,
  out: ExtractionBuilder,
): Promise<Map<string, Uint8Array>> {
  const media = new Map<string, Uint8Array>();
  for (const { type, target, external } of relations.values()) {
    if (!type.endsWith('/image') || external || media.has(target)) continue;
    const bytes = await archive.find(target);
    if (bytes) media.set(target, bytes);
    else out.note('image_not_included', target);
  }
  return media;
}
