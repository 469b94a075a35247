import type { Archive } from '../archive.ts';
import { readRelations } from '../ooxml.ts';
import { children, parseXml, streamXml, textOf, type XmlElement } from '../xml.ts';
import { place, type Subject } from './findings.ts';
import type { TraceCode } from './inspect.schema.ts';

const PERSONS: Record<string, TraceCode> = {
  creator: 'author',
  lastModifiedBy: 'last_modified_by',
  Company: 'company',
  Manager: 'manager',
};

/** Paths of a computer or of a file server: they tell user names and the insides of a network. */
export const LOCAL_PATH = /(?:file:\/{2,3}|\b[A-Za-z]:[\\/]|\\\\)[^\s"'<>|]{2,}|\/(?:home|Users)\/[^\s"'<>|]+/;

/** Document properties, templates, links and objects of any OOXML package. */
export async function inspectPackage(subject: Subject, archive: Archive): Promise<void> {
  const { out, path } = subject;
  const where = place(path, '文件属性');
  for (const part of ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml']) {
    const bytes = await archive.find(part);
    if (!bytes) continue;
    for (const property of children(parseXml(bytes, part))) {
      const value = textOf(property).trim();
      if (value === '') continue;
      const name = part.endsWith('custom.xml') ? (property.attrs.name ?? '') : property.name;
      const code = PERSONS[name];
      if (code) out.trace(code, where, value);
      if (LOCAL_PATH.test(value)) out.trace('local_path', where, value);
      // Names of sheets and headings stand in the file itself; counts say nothing.
      if (!code && !/^(TitlesOfParts|HeadingPairs|Application|AppVersion|created|modified|Template)$/.test(name))
        out.text(where, 'properties', `${name}：${value}`);
    }
  }
  for (const name of archive.names.filter((part) => /\/(?:charts\/chart|diagrams\/data)[^/]*\.xml$/i.test(part))) {
    const words: string[] = [];
    streamXml(await archive.read(name), name, CHART_TEXT, (element) => void words.push(textOf(element)));
    out.text(place(path, name.replace(/^.*\//, '')), 'visible', words.join('\n'));
  }
  for (const name of archive.names) {
    if (name.endsWith('.rels')) await inspectRelations(subject, archive, name);
    else if (/\/(embeddings|afchunk)\/|afchunk\d*\.|\/embeddings\//i.test(name))
      await inspectEmbedded(subject, archive, name);
    else if (/vbaProject\.bin$/i.test(name)) out.trace('macro', path, name);
    else if (/\/media\/|^docProps\/thumbnail/i.test(name)) await subject.inside(name, await archive.read(name));
    else if (/^customXml\/item\d+\.xml$/i.test(name))
      out.text(place(path, name), 'properties', leaves(parseXml(await archive.read(name), name)).join('\n'));
  }
}

/** Words of the innermost elements with their names, which say what the words are. */
function leaves(element: XmlElement): string[] {
  const inner = children(element);
  if (inner.length > 0) return inner.flatMap(leaves);
  const words = textOf(element).trim();
  return words === '' ? [] : [`${element.name}：${words}`];
}

const CHART_TEXT = new Set(['t', 'v']);

async function inspectRelations({ out, path }: Subject, archive: Archive, name: string): Promise<void> {
  const part = name.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2');
  for (const { type, target, external } of (await readRelations(archive, part)).values()) {
    if (!external) continue;
    if (type.endsWith('/attachedTemplate')) {
      if (/[\\/]/.test(target)) out.trace('local_path', place(path, '模板'), decoded(target));
    } else out.link(place(path, part), target);
  }
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

async function inspectEmbedded(subject: Subject, archive: Archive, name: string): Promise<void> {
  const { out, path } = subject;
  const file = name.replace(/^.*\//, '');
  const bytes = await archive.read(name);
  if (!(await isDataOfChart(archive, name))) {
    out.trace('embedded_file', path, file);
    await subject.inside(file, bytes);
    return;
  }
  // The workbook behind a chart goes out with it: what the chart does not show must not be in it.
  const shown = out.result.parts.map(({ text }) => text).join('\n');
  const before = out.result.parts.length;
  await subject.inside(file, bytes);
  const cells = out.result.parts.slice(before).flatMap(({ rows }) => rows?.flat() ?? []);
  const unseen = cells.filter(
    (cell) => cell.trim().length > 1 && !shown.includes(cell.trim()) && !/^[\d.,%-]+$/.test(cell),
  );
  if (unseen.length > 0) out.trace('embedded_file', path, `${file}：${unseen.slice(0, 5).join('、')}`);
}

async function isDataOfChart(archive: Archive, name: string): Promise<boolean> {
  for (const part of archive.names.filter((member) => /\/charts\/_rels\/[^/]+\.rels$/i.test(member))) {
    const relations = await readRelations(archive, part.replace('/_rels/', '/').replace(/\.rels$/, ''));
    if ([...relations.values()].some(({ target }) => target === name)) return true;
  }
  return false;
}
