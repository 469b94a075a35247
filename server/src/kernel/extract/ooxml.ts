import { resolveMember, type Archive } from './archive.ts';
import type { ExtractionBuilder } from './builder.ts';
import { children, parseXml, textOf } from './xml.ts';

/** A relation of an OOXML part. */
export interface Relation {
  type: string;
  /** Member name, or an address when external. */
  target: string;
  external: boolean;
}

/** Relations of a part by id; empty when it has none. */
export async function readRelations(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const slash = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, slash);
  const relations = new Map<string, Relation>();
  const member = `${folder}_rels/${part.slice(slash)}.rels`;
  const bytes = await archive.find(member);
  if (!bytes) return relations;
  for (const { attrs } of children(parseXml(bytes, member), 'Relationship')) {
    const external = attrs.TargetMode === 'External';
    const target = attrs.Target ?? '';
    relations.set(attrs.Id ?? '', {
      type: attrs.Type ?? '',
      target: external ? target : resolveMember(folder, target),
      external,
    });
  }
  return relations;
}

/** Member name of the package's main part, by its relation, or the usual one. */
export async function mainPart(archive: Archive, usual: string): Promise<string> {
  for (const relation of (await readRelations(archive, '')).values()) {
    if (relation.type.endsWith('/officeDocument') && archive.has(relation.target)) return relation.target;
  }
  return usual;
}

/** First relation whose type ends so, e.g. `/styles`. */
export function relationOf(relations: ReadonlyMap<string, Relation>, type: string): Relation | undefined {
  for (const relation of relations.values()) if (relation.type.endsWith(type) && !relation.external) return relation;
  return undefined;
}

/** Adds a document's core and custom properties as labels and its title as a hint. Broken properties cost nothing but themselves. */
export async function readProperties(archive: Archive, out: ExtractionBuilder): Promise<void> {
  const core = await archive.find('docProps/core.xml');
  if (core) {
    for (const property of children(parseXml(core, 'docProps/core.xml'))) {
      const value = textOf(property).trim();
      if (property.name === 'title' && value !== '') out.titleHint = value.slice(0, 500);
      if (value.length <= 1000) out.addLabel(property.name, value, 'properties');
    }
  }
  const custom = await archive.find('docProps/custom.xml');
  if (!custom) return;
  for (const property of children(parseXml(custom, 'docProps/custom.xml'), 'property')) {
    const value = textOf(property).trim();
    // Office programs keep binary state of their own here.
    if (value.length <= 300 && !/^(KSO|_|ICV|MSIP)/.test(property.attrs.name ?? ''))
      out.addLabel(property.attrs.name ?? '', value, 'properties');
  }
}
