import { zip, type ZipEntry } from './zip.ts';

/** Text for XML content and attributes. */
export const xml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const DOC_REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** What an Office file says about its makers; the default is neutral. */
export interface Properties {
  readonly title?: string;
  readonly creator?: string;
  readonly lastModifiedBy?: string;
  readonly company?: string;
  readonly manager?: string;
  readonly custom?: Readonly<Record<string, string>>;
}

export interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}
/** One part of an Office package with its content type and its relations. */
export interface Part {
  readonly path: string;
  readonly data: string | Buffer;
  readonly type?: string;
  readonly relations?: readonly Relation[];
}

const fullType = (type: string) => (type.startsWith('http') ? type : `${DOC_REL}/${type}`);
const relations = (list: readonly Relation[]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ({ id, type, target, external }) =>
        `<Relationship Id="${id}" Type="${fullType(type)}" Target="${xml(target)}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

const DEFAULTS: Readonly<Record<string, string>> = {
  rels: 'application/vnd.openxmlformats-package.relationships+xml',
  xml: 'application/xml',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  bin: 'application/vnd.openxmlformats-officedocument.oleObject',
  vml: 'application/vnd.openxmlformats-officedocument.vmlDrawing',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** An Office package: content types, relations, properties and the parts given; the first part is the main one. */
export function officePackage(parts: readonly Part[], program: string, properties: Properties): Buffer {
  const { title = '', creator = '', lastModifiedBy = '', company = '', manager = '', custom } = properties;
  const all: Part[] = [
    ...parts,
    {
      path: 'docProps/core.xml',
      type: 'application/vnd.openxmlformats-package.core-properties+xml',
      data: `${HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xml(title)}</dc:title><dc:creator>${xml(creator)}</dc:creator><cp:lastModifiedBy>${xml(lastModifiedBy)}</cp:lastModifiedBy><cp:revision>2</cp:revision><dcterms:created xsi:type="dcterms:W3CDTF">2024-03-05T01:30:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">2024-03-05T01:42:00Z</dcterms:modified></cp:coreProperties>`,
    },
    {
      path: 'docProps/app.xml',
      type: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
      data: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><TotalTime>12</TotalTime><Application>${program}</Application>${manager ? `<Manager>${xml(manager)}</Manager>` : ''}<Company>${xml(company)}</Company><AppVersion>16.0000</AppVersion></Properties>`,
    },
  ];
  if (custom)
    all.push({
      path: 'docProps/custom.xml',
      type: 'application/vnd.openxmlformats-officedocument.custom-properties+xml',
      data: `${HEAD}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${Object.entries(
        custom,
      )
        .map(
          ([name, value], i) =>
            `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${i + 2}" name="${xml(name)}"><vt:lpwstr>${xml(value)}</vt:lpwstr></property>`,
        )
        .join('')}</Properties>`,
    });
  const extensions = new Set(['rels', 'xml', ...all.map(({ path }) => path.split('.').at(-1) ?? '')]);
  const types = `${HEAD}<Types xmlns="${PACKAGE}/content-types">${[...extensions]
    .filter((extension) => DEFAULTS[extension])
    .map((extension) => `<Default Extension="${extension}" ContentType="${DEFAULTS[extension]}"/>`)
    .join('')}${all
    .filter(({ type }) => type)
    .map(({ path, type }) => `<Override PartName="/${path}" ContentType="${type}"/>`)
    .join('')}</Types>`;
  const top: Relation[] = [
    { id: 'rId1', type: 'officeDocument', target: parts[0]!.path },
    { id: 'rId2', type: `${PACKAGE}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    { id: 'rId3', type: 'extended-properties', target: 'docProps/app.xml' },
    ...(custom ? [{ id: 'rId4', type: 'custom-properties', target: 'docProps/custom.xml' }] : []),
  ];
  const entries: ZipEntry[] = [
    { name: '[Content_Types].xml', data: types },
    { name: '_rels/.rels', data: relations(top) },
  ];
  for (const { path, data, relations: own } of all) {
    entries.push({ name: path, data });
    if (own?.length) entries.push({ name: path.replace(/([^/]+)$/, '_rels/$1.rels'), data: relations(own) });
  }
  return zip(entries);
}
