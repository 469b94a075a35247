import { chinaDate } from '../../kernel/time/index.ts';
import type { Evidence, EvidenceType } from '../../foundation/evidence/index.ts';
import { genreOf } from '../../publishing/interpretation/index.ts';
import type { PublishedThing } from './published.repo.ts';

const DOCUMENT_FACTS = {
  genre: { zh: '文种', en: 'genre' },
  parts: { zh: '小标题和表头', en: 'headings and heads of tables' },
  columns: { zh: '所在栏目代码', en: 'codes of its columns' },
  catalog: { zh: '标准目录领域', en: 'fields of the standard catalog' },
  number: { zh: '发文字号', en: 'document number' },
  topic: { zh: '主题', en: 'topic' },
  disclosed: { zh: '类别（文件、解读、规范性文件）', en: 'document, interpretation or normative' },
};

/** What publishing tells, all in one place: the gate. */
export const PUBLISHED_EVIDENCE: readonly EvidenceType[] = [
  { code: 'document.published', title: { zh: '发布文件', en: 'a published document' }, facts: DOCUMENT_FACTS },
  {
    ...{
      code: 'interpretation.interpretation.published',
      title: { zh: '发布政策解读', en: 'a published interpretation' },
    },
    facts: { form: { zh: '解读形式', en: 'form' }, interpreter: { zh: '解读人', en: 'who explains' } },
  },
  {
    ...{
      code: 'normative.document.published',
      title: { zh: '公布规范性文件', en: 'a published rule or normative document' },
    },
    facts: { kind: { zh: '种类', en: 'kind' }, registered: { zh: '已统一登记', en: 'registered' } },
  },
  {
    ...{ code: 'page.published', title: { zh: '发布页面或专题', en: 'a published page or topic' } },
    facts: { kind: { zh: '页面种类', en: 'kind of page' } },
  },
  { code: 'gazette_issue.published', title: { zh: '出刊政府公报', en: 'an issue of the gazette' }, facts: {} },
  { code: 'normative_cleanup.published', title: { zh: '公布清理结果', en: 'results of a clean-up' }, facts: {} },
];

const TYPES_OF: Readonly<Record<string, readonly string[]>> = {
  document: ['document.published', 'interpretation.interpretation.published', 'normative.document.published'],
  page: ['page.published'],
  gazette_issue: ['gazette_issue.published'],
  normative_cleanup: ['normative_cleanup.published'],
};

/** Types of subjects whose publication is evidence. */
export const PUBLISHED_SUBJECTS = Object.keys(TYPES_OF);
export const evidenceTypesOf = (subjectType: string): readonly string[] => TYPES_OF[subjectType] ?? [];

/** What a published thing proves. The version stands in the key: a later one takes the place of this. */
export function evidenceOf(subjectType: string, thing: PublishedThing): Evidence[] {
  const { id, version, organisationId, title } = thing;
  const shownOn = chinaDate(thing.visibleFrom);
  // What came from an older site was public since the day that it gives itself.
  const earlier =
    thing.isImported && thing.publishedOn !== null && thing.publishedOn < shownOn ? thing.publishedOn : null;
  const common = {
    ...{ organisationId, subjectType, subjectId: id, occurredOn: earlier ?? shownOn, title },
    ...(earlier === null ? { occurredAt: thing.visibleFrom } : {}),
  };
  const key = (what: string) => `${what}:${id}:${version}`;
  if (subjectType !== 'document')
    return [
      {
        ...common,
        ...{
          key: key(subjectType),
          type: `${subjectType}.published`,
          facts: thing.kind === '' ? {} : { kind: thing.kind },
        },
      },
    ];
  const genre = genreOf(title);
  const { interpretation, normative, parts, columns, catalog, documentNumber: number, topic } = thing;
  const disclosed = interpretation ? 'interpretation' : (normative?.kind ?? 'document');
  return [
    {
      ...{ ...common, key: key('document'), type: 'document.published' },
      facts: { parts, columns, catalog, number, topic, disclosed, ...(genre === '' ? {} : { genre }) },
    },
    ...(interpretation?.explains ?? []).map((explained): Evidence => ({
      ...{ ...common, key: key(`interpretation:${explained}`), type: 'interpretation.interpretation.published' },
      about: { subjectType: 'document', subjectId: explained },
      facts: { form: interpretation?.form ?? '', interpreter: interpretation?.interpreter ?? '' },
    })),
    ...(normative
      ? [{ ...common, key: key('normative'), type: 'normative.document.published', facts: { ...normative } }]
      : []),
  ];
}

/** The version of a publication that the key of its evidence names. */
export const versionOfKey = (key: string): number => Number(key.slice(key.lastIndexOf(':') + 1));
